import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RangeServer = {
  readonly origin: string;
  /** `127.0.0.1:port`, for allow lists. */
  readonly place: string;
  /** What is served; every request gets it, but where `answer` says otherwise. */
  content: Buffer;
  etag: string | null;
  takesRanges: boolean;
  /** Bytes of the next bodies after which the connection breaks. */
  readonly breaks: number[];
  /** First: true if it answered itself. */
  answer: ((request: IncomingMessage, response: ServerResponse) => boolean) | null;
  /** `GET /path bytes=10- -> 206`, in order. */
  readonly seen: string[];
  close(): Promise<void>;
};

/** A web server with one file, ETag and ranges, that can break off. */
export async function startRangeServer(content: Buffer): Promise<RangeServer> {
  const server = createServer((request, response) => {
    if (self.answer?.(request, response)) return;
    const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
    const etag = self.etag === null ? {} : { etag: self.etag };
    const tell = (status: number) => self.seen.push(`${range ?? 'all'} -> ${status}`);
    if (self.etag !== null && ifNoneMatch === self.etag) {
      tell(304);
      response.writeHead(304, etag).end();
      return;
    }
    const wanted = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const isPart = self.takesRanges && wanted > 0 && ifRange === self.etag;
    const start = isPart ? wanted : 0;
    const size = self.content.length;
    tell(isPart ? 206 : 200);
    response.writeHead(isPart ? 206 : 200, {
      ...etag,
      'content-length': size - start,
      ...(isPart ? { 'content-range': `bytes ${start}-${size - 1}/${size}` } : {}),
    });
    const breakAfter = self.breaks.shift();
    if (breakAfter === undefined) response.end(self.content.subarray(start));
    else response.write(self.content.subarray(start, start + breakAfter), () => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const self: RangeServer = {
    origin: `http://${place}`,
    place,
    content,
    etag: '"v1"',
    takesRanges: true,
    breaks: [],
    answer: null,
    seen: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return self;
}
