import type { ServerResponse } from 'node:http';
import { lookAgain } from '../../../base/flow/look-again.ts';
import type { Job } from '../../../shared/job/job.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { findTask, supoclipCaller } from './tasks.ts';
import { clipView, progressEvent } from './task-view.ts';
import type { Task } from './task-view.ts';

/** A reader that takes nothing is let go when this much waits for it. */
const MOST_WAITING_BYTES = 1024 * 1024;
const HEAD = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' };

/** `GET /tasks/{id}/progress`: `status` at once, `progress` at each change, `clip_ready` for each film, `close` at the end. */
export function addProgressRoute(scope: Api, services: AdapterServices): void {
  scope.get<{ Params: { id: string } }>(
    '/tasks/:id/progress',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const caller = supoclipCaller(services, request, 'read');
      const first = await findTask(services, request.params.id, caller);
      services.streams.check(request);
      reply.hijack();
      const { raw } = reply;
      const gone = new AbortController();
      services.streams.add(request, { end: () => void raw.end(), gone: gone.signal });
      raw.writeHead(200, HEAD);
      const tell = createTeller(raw, (task, job) => clipView(task, job, services.filmUrl(job, request)));
      let stop = () => {};
      const looker = lookAgain(async () => {
        if (gone.signal.aborted) return;
        try {
          if (tell('progress', await findTask(services, first.id, caller)) === 'more') return;
        } catch (error) {
          request.log.error({ err: error }, 'a stream of progress ended'); // the task was deleted
        }
        stop();
        raw.end();
      });
      stop = services.store.onChange(looker.look);
      raw.on('close', () => {
        stop();
        gone.abort();
      });
      if (tell('status', first) === 'more') return;
      stop();
      raw.end();
    },
  );
}

/** Writes what is new of a task; `last` when nothing more will come. */
function createTeller(
  raw: ServerResponse,
  clipOf: (task: Task, job: Job) => object,
): (event: 'status' | 'progress', task: Task) => 'more' | 'last' {
  const ready = new Set<string>();
  let last = '';
  const send = (event: string, data: object) =>
    void raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  return (event, task) => {
    if (raw.writableLength > MOST_WAITING_BYTES) return 'last';
    const now = progressEvent(task);
    const text = JSON.stringify(now);
    if (text === last) return 'more';
    last = text;
    send(event, now);
    for (const [index, job] of task.jobs.entries()) {
      if (job.state !== 'done' || ready.has(job.id)) continue;
      ready.add(job.id);
      const facts = { clip_index: index, total_clips: task.jobs.length, clip: clipOf(task, job) };
      send('clip_ready', { task_id: task.id, event_type: 'clip_ready', ...facts });
    }
    if (now.status === 'queued' || now.status === 'processing') return 'more';
    send('close', { status: now.status });
    return 'last';
  };
}
