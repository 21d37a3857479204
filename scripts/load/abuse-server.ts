import { request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** Not the address of the others: a flood of wrong keys shuts its own address out. */
const LOCAL_ADDRESS = '127.0.0.2';
const SLOW_CONNECTIONS = 500;
const HEADER_BYTES = 64 * 1024;
const FLOODS = 8;
const ANSWER_LIMIT_MS = 5000;

export type Abuse = {
  /** Ends it; gives how many answers of each status were had. */
  stop(): Promise<Readonly<Record<string, number>>>;
};

/**
 * Without TLS: 500 connections that send their headers a byte at a time, headers of 64 KB, and as
 * many requests with wrong keys and none as the server answers, until it is stopped.
 */
export function abuseServer(port: number): Abuse {
  const stopped = new AbortController();
  const { signal } = stopped;
  const answers: Record<string, number> = {};
  const count = (what: string) => (answers[what] = (answers[what] ?? 0) + 1);
  const target = { host: '127.0.0.1', port, localAddress: LOCAL_ADDRESS };

  const slow = Array.from({ length: SLOW_CONNECTIONS }, () => slowConnection(target, count));
  const drip = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('x')), 500);

  const ask = (headers: Readonly<Record<string, string>>) =>
    new Promise<string>((resolve) => {
      const sent = request(
        { ...target, path: '/api/v1/jobs', headers, timeout: ANSWER_LIMIT_MS },
        (reply) => {
          reply.resume();
          reply.once('end', () => resolve(String(reply.statusCode)));
        },
      );
      sent.once('timeout', () => sent.destroy());
      sent.once('error', () => resolve('no answer'));
      sent.end();
    });
  const flood = async (number: number) => {
    const wrong = { authorization: `Bearer cf_${'0'.repeat(16)}_${'A'.repeat(43)}` };
    const kinds = [{}, wrong, { 'x-large': 'a'.repeat(HEADER_BYTES) }];
    while (!signal.aborted) count(await ask(kinds[number % kinds.length] ?? {}));
  };
  const floods = Promise.all(Array.from({ length: FLOODS }, (_, number) => flood(number)));
  return {
    async stop() {
      stopped.abort();
      clearInterval(drip);
      for (const socket of slow) socket.destroy();
      await floods;
      return answers;
    },
  };
}

function slowConnection(target: { host: string; port: number }, count: (what: string) => void): Socket {
  const socket = connect(target, () =>
    socket.write(`GET /health HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nX-Slow: `),
  );
  socket.on('error', () => {}); // being cut off is what is asked for
  socket.on('data', () => count('slow, answered'));
  return socket;
}
