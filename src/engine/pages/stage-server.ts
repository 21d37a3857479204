import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize, sep } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import { StudioError } from '../../shared/errors.ts';
import { replyWithFile } from '../../base/files/file-reply.ts';
import { mediaTypeOf } from '../../base/files/media-type.ts';
import { PageConnection } from './page-connection.ts';

/** Longest a page may take to load and connect. */
const ARRIVAL_LIMIT_MS = 30_000;

/** A render page may load itself and its assets, and speak to this server; nothing else, from nowhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const PAGE_HEADERS = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };

type Waiting = {
  resolve(connection: PageConnection): void;
  reject(error: Error): void;
  readonly limit: NodeJS.Timeout;
};

/** Serves the built stage page and the assets of one film on loopback, behind a path nobody can guess. */
export type StageServer = {
  /** Absolute file paths by the name the film uses. */
  serveAssets(assets: Readonly<Record<string, string>>): void;
  /** Address of a page that will connect under this name. */
  pageUrl(name: string): string;
  /** The page's connection, as soon as it has loaded; rejects with `page.timeout` after 30 s, or `page.crashed` once the server is closed. */
  connected(name: string): Promise<PageConnection>;
  close(): Promise<void>;
};

/** The built page is `stageDir`/index.html. Only GET, only an exact Host, only below a random path. */
export async function startStageServer(options: { readonly stageDir: string }): Promise<StageServer> {
  let assets: Readonly<Record<string, string>> = {};
  const token = randomBytes(16).toString('hex');
  const waiting = new Map<string, Waiting>();
  const connected = (name: string) =>
    new Promise<PageConnection>((resolve, reject) => {
      const limit = setTimeout(
        () =>
          taken(name)?.reject(
            new StudioError('page.timeout', `the stage page did not load within ${ARRIVAL_LIMIT_MS} ms`),
          ),
        ARRIVAL_LIMIT_MS,
      );
      waiting.set(name, { resolve, reject, limit });
    });
  function taken(name: string): Waiting | undefined {
    const page = waiting.get(name);
    waiting.delete(name);
    clearTimeout(page?.limit);
    return page;
  }

  const server = createServer(
    (request, response) => void answer(request, response).catch(() => response.destroy()),
  );
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 512 * 1024 * 1024,
    perMessageDeflate: false,
  });
  let host = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path =
      request.headers.host === host && request.method === 'GET' ? localPath(request.url ?? '') : null;
    const file =
      path === null ? null : { path, mediaType: mediaTypeOf(path), downloadName: null, stamp: null };
    const { status, headers, body } = await replyWithFile(file, {});
    response.writeHead(status, { ...headers, ...(status === 200 && PAGE_HEADERS) });
    if (body) body.on('error', () => response.destroy()).pipe(response);
    else response.end();
  }

  function localPath(url: string): string | null {
    const path = decodeURIComponent(new URL(url, 'http://stage').pathname);
    if (!path.startsWith(`/${token}/`)) return null;
    const rest = path.slice(token.length + 2);
    if (rest.startsWith('film/')) return assets[rest.slice('film/'.length)] ?? null;
    const file = normalize(join(options.stageDir, rest));
    return file.startsWith(options.stageDir + sep) ? file : null;
  }

  server.on('upgrade', (request, socket, head) => {
    const [path, query] = (request.url ?? '').split('?');
    const name = new URLSearchParams(query).get('page') ?? '';
    if (request.headers.host !== host || path !== `/${token}/socket`) return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      const connection = new PageConnection(webSocket);
      const page = taken(name);
      if (page) page.resolve(connection);
      else connection.close();
    });
  });

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    serveAssets: (files) => (assets = files),
    pageUrl: (name) => `http://${host}/${token}/index.html?page=${encodeURIComponent(name)}`,
    connected,
    async close() {
      for (const name of [...waiting.keys()])
        taken(name)?.reject(new StudioError('page.crashed', 'the stage was closed before its page loaded'));
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
