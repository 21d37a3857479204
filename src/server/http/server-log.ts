import pino, { type DestinationStream, type Logger } from 'pino';
import { redact } from './redact.ts';

export type LogOptions = {
  /** pino's words; default `info`. */
  readonly level?: string;
  /** Default: stderr, because stdout carries answers. */
  readonly destination?: DestinationStream;
};

/**
 * The server's log, one JSON object a line. Named fields are cut by pino; then every line as a whole is searched for keys
 * and signed addresses, wherever they stand.
 */
export function createServerLog({
  level = 'info',
  destination = pino.destination(2),
}: LogOptions = {}): Logger {
  return pino(
    {
      level,
      redact: ['req.headers.authorization', 'req.headers.cookie', '*.secret', '*.authorization'],
      serializers: {
        req: ({ method, url, ip }: { method: string; url: string; ip: string }) => ({
          method,
          path: url.split('?')[0],
          ip,
        }),
      },
      hooks: { streamWrite: redact },
    },
    destination,
  );
}
