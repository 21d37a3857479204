import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

export type Operation =
  'create' | 'part' | 'complete' | 'abort' | 'uploads' | 'list' | 'put' | 'get' | 'head' | 'delete';

/** A request as it arrived, with what a fault needs to spoil it. */
export type Exchange = {
  readonly operation: Operation;
  readonly partNumber: number | null;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  /** Answers as the real server does; with another body if one is given. */
  pass(body?: Buffer): Promise<void>;
  /** Answers with an S3 error. */
  refuse(status: number, code: string, headers?: Record<string, string>): void;
};

export type Fault = (exchange: Exchange) => Promise<void> | void;

export type S3Front = {
  readonly port: number;
  /** Operations in the order in which they came, `part 3` with its number. */
  readonly seen: string[];
  /** Asked for each request; null: it goes through. */
  fault: ((operation: Operation, partNumber: number | null) => Fault | null) | null;
  /** Asked before a body is read: after how many bytes of it the connection breaks; null: never. */
  cut: ((operation: Operation, partNumber: number | null) => number | null) | null;
  close(): Promise<void>;
};

/**
 * Stands before s3rver. It adds Abort and the list of open uploads, which s3rver lacks; sends lists on without their
 * signature, which s3rver gets wrong; and refuses bodies whose checksum is not theirs, as real services do.
 */
export async function startS3Front(behind: { port: number; uploadsDir: string }): Promise<S3Front> {
  const seen: string[] = [];
  /** Requests the real server is at: an abort comes after them, lest a late part opens the upload again. */
  const working = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const front: S3Front = {
    port: 0,
    seen,
    fault: null,
    cut: null,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://s3');
    const operation = operationOf(request.method ?? '', url);
    const partNumber = operation === 'part' ? Number(url.searchParams.get('partNumber')) : null;
    seen.push(partNumber === null ? operation : `part ${partNumber}`);
    const cutBytes = front.cut?.(operation, partNumber) ?? null;
    if (cutBytes !== null) return breakAfter(request, cutBytes);
    const body = await buffer(request);
    const refuse: Exchange['refuse'] = (status, code, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/xml', ...headers });
      response.end(
        request.method === 'HEAD' ? '' : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
    };
    const pass = async (sent = body) => {
      if (!isWhole(request, sent)) return refuse(400, 'BadDigest');
      if (operation === 'abort') return abort(url, response, refuse);
      if (operation === 'uploads') return listUploads(url, response);
      const work = forward(request, response, sent, operation === 'list');
      working.add(work);
      await work.finally(() => working.delete(work));
    };
    const fault = front.fault?.(operation, partNumber) ?? null;
    if (fault) await fault({ operation, partNumber, request, response, body, pass, refuse });
    else await pass();
  };

  const forward = async (
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    isUnsigned: boolean,
  ) => {
    const { authorization, expect: _expect, ...others } = request.headers;
    const headers = { ...others, ...(isUnsigned || !authorization ? {} : { authorization }) };
    if (body.length > 0) headers['content-length'] = String(body.length);
    const inner = send({
      port: behind.port,
      host: '127.0.0.1',
      method: request.method,
      path: request.url,
      headers,
    });
    inner.end(body);
    const [real] = (await once(inner, 'response')) as [IncomingMessage];
    const isCreated =
      operationOf(request.method ?? '', new URL(request.url ?? '/', 'http://s3')) === 'create';
    if (isCreated) {
      const text = await buffer(real);
      const uploadId = /<UploadId>([^<]+)/.exec(text.toString())?.[1];
      if (uploadId) await writeFile(join(behind.uploadsDir, uploadId, 'begun'), String(Date.now()));
      response.writeHead(real.statusCode ?? 500, real.headers).end(text);
    } else {
      response.writeHead(real.statusCode ?? 500, real.headers);
      real.pipe(response);
    }
  };

  const abort = async (url: URL, response: ServerResponse, refuse: Exchange['refuse']) => {
    await Promise.allSettled(working);
    const uploadId = url.searchParams.get('uploadId') ?? '';
    const open: string[] = await readdir(behind.uploadsDir).catch(() => []);
    if (!open.includes(uploadId)) return refuse(404, 'NoSuchUpload');
    await rm(join(behind.uploadsDir, uploadId), { recursive: true });
    response.writeHead(204).end();
  };

  const listUploads = async (url: URL, response: ServerResponse) => {
    const prefix = url.searchParams.get('prefix') ?? '';
    const uploads: string[] = [];
    for (const uploadId of await readdir(behind.uploadsDir).catch(() => [])) {
      const key = await readFile(join(behind.uploadsDir, uploadId, 'key'), 'utf8');
      const begunMs = Number(await readFile(join(behind.uploadsDir, uploadId, 'begun'), 'utf8'));
      if (!key.startsWith(prefix)) continue;
      const initiated = new Date(begunMs).toISOString();
      uploads.push(
        `<Upload><Key>${key}</Key><UploadId>${uploadId}</UploadId><Initiated>${initiated}</Initiated></Upload>`,
      );
    }
    const xml = `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${uploads.join('')}</ListMultipartUploadsResult>`;
    response.writeHead(200, { 'content-type': 'application/xml' }).end(xml);
  };

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(front, { port: (server.address() as AddressInfo).port });
}

async function breakAfter(request: IncomingMessage, cutBytes: number): Promise<void> {
  let gotBytes = 0;
  for await (const chunk of request) {
    gotBytes += (chunk as Buffer).length;
    if (gotBytes >= cutBytes) break;
  }
  request.socket.destroy();
}

function operationOf(method: string, url: URL): Operation {
  const query = url.searchParams;
  if (query.has('uploads')) return method === 'POST' ? 'create' : 'uploads';
  if (query.has('uploadId')) return method === 'PUT' ? 'part' : method === 'POST' ? 'complete' : 'abort';
  if (query.has('list-type')) return 'list';
  const plain: Readonly<Record<string, Operation>> = { PUT: 'put', HEAD: 'head', DELETE: 'delete' };
  return plain[method] ?? 'get';
}

/** Whether a body is the one its checksums were made of. */
function isWhole({ headers }: IncomingMessage, body: Buffer): boolean {
  const digest = (name: string) => createHash(name).update(body).digest('base64');
  const { 'content-md5': md5, 'x-amz-checksum-sha256': sha256 } = headers;
  return (
    (md5 === undefined || md5 === digest('md5')) && (sha256 === undefined || sha256 === digest('sha256'))
  );
}
