import type { ServerResponse } from 'node:http';
import { feedJobs } from '../../studio/jobs/job-feed.ts';
import type { EventCursor } from '../../shared/job/job.ts';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';

/** What may wait for one window before it is told no more for the moment. */
const MOST_WAITING_BYTES = 1024 * 1024;

/**
 * Server-sent events of all jobs on a raw reply, from `after` on (the browser sends it as Last-Event-ID when it connects
 * again) or from now. A window that reads slowly slows only its own stream. Ends when the window goes, or with `end`.
 */
export function streamStudioEvents(
  reply: ServerResponse,
  options: {
    readonly jobs: JobIntake & EventFeed;
    readonly after: EventCursor | undefined;
    readonly heartbeatMs: number;
    readonly onTrouble: (error: unknown) => void;
  },
): { end(): void } {
  const { jobs, after, heartbeatMs, onTrouble } = options;
  reply.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no', // a proxy that collects would hold progress back
  });
  reply.write(': hello\n\n'); // the window knows that it is connected
  reply.on('error', () => {}); // the window has left: `close` follows
  const feed = feedJobs(jobs, {
    after,
    onTrouble,
    listener({ cursor, event }) {
      reply.write(`id: ${cursor}\ndata: ${JSON.stringify(event)}\n\n`);
      return reply.writableLength < MOST_WAITING_BYTES;
    },
  });
  reply.on('drain', () => feed.more());
  const heartbeat = setInterval(() => {
    if (reply.writableLength < MOST_WAITING_BYTES) reply.write(': still here\n\n');
  }, heartbeatMs);
  reply.once('close', () => {
    clearInterval(heartbeat);
    feed.stop();
  });
  return { end: () => void reply.end() };
}
