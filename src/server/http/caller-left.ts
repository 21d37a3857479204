import type { FastifyReply } from 'fastify';

/** Fires when a request is over, answered or not: what is still worked out for it then is for nobody. */
export function callerLeft({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  const left = new AbortController();
  if (raw.destroyed) left.abort();
  else raw.once('close', () => left.abort());
  return left.signal;
}
