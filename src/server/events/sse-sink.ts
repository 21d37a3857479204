import type { ServerResponse } from 'node:http';
import type { EventSink } from './event-sink.ts';

const NEARLY_NOTHING_BYTES = 64 * 1024;
const LAST_WORDS_MS = 10_000;

/** Server-sent events (HTML standard, 9.2) on a raw reply, with a comment now and then so that nobody takes it for dead. */
export function createSseSink(
  reply: ServerResponse,
  { heartbeatMs }: { readonly heartbeatMs: number },
): EventSink {
  const gone = new AbortController();
  reply.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no', // a proxy that collects would hold progress back
  });
  reply.flushHeaders();
  reply.on('error', () => {}); // the reader has left: `close` follows
  const heartbeat = setInterval(() => {
    if (reply.writableLength < NEARLY_NOTHING_BYTES) reply.write(': still here\n\n');
  }, heartbeatMs);
  reply.once('close', () => {
    clearInterval(heartbeat);
    gone.abort();
  });
  return {
    gone: gone.signal,
    waitingBytes: () => reply.writableLength,
    send: ({ id, event, data }) =>
      void reply.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    async drained() {
      while (reply.writableLength > NEARLY_NOTHING_BYTES && !gone.signal.aborted)
        await new Promise<void>((resolve) => {
          const done = () => {
            reply.off('drain', done);
            reply.off('close', done);
            resolve();
          };
          reply.once('drain', done);
          reply.once('close', done);
        });
    },
    end() {
      clearInterval(heartbeat);
      reply.end();
      const cutOff = setTimeout(() => reply.destroy(), LAST_WORDS_MS);
      cutOff.unref();
      reply.once('close', () => clearTimeout(cutOff));
    },
  };
}
