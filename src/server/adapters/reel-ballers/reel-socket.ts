import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { isTerminal } from '../../../shared/job/job-transitions.ts';
import type { Api } from '../../http/api.ts';
import { refusePlainRequest } from '../../events/plain-request.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { findJob } from '../find-job.ts';
import { toStudioError } from '../../../shared/errors.ts';
import { reelJob, reelMessage } from './reel-replies.ts';

type ByJob = { Params: { jobId: string } };

/** `WS /api/jobs/{id}/ws` says what changes; `WS /ws/export/{id}` the whole job. Both close after the last word. */
export function addReelSockets(scope: Api, services: AdapterServices): void {
  for (const [path, word] of [
    ['/api/jobs/:jobId/ws', reelMessage],
    ['/ws/export/:jobId', reelJob],
  ] as const)
    scope.route<ByJob>({
      method: 'GET',
      url: path,
      preHandler(request, _reply, done) {
        services.streams.check(request); // before the connection is taken over, so that a refusal is a plain reply
        done();
      },
      handler: refusePlainRequest,
      wsHandler: (socket, request) => follow(services, { socket, request, word }),
    });
}

type Follow = {
  readonly socket: WebSocket;
  readonly request: FastifyRequest<ByJob>;
  readonly word: typeof reelMessage | typeof reelJob;
};

function follow(services: AdapterServices, { socket, request, word }: Follow): void {
  const { store } = services;
  const gone = new AbortController();
  services.streams.add(request, { end: () => socket.close(1001), gone: gone.signal });
  let stop = () => {};
  let last = '';
  const fail = (thrown: unknown): void => {
    stop();
    socket.send(JSON.stringify({ error: toStudioError(thrown).message }));
    socket.close(1011);
  };
  const tell = (): void => {
    const caller = services.authorize(request, 'read');
    const job = findJob(store, 'reel-ballers', { id: request.params.jobId, caller });
    const text = JSON.stringify(word(job, job.state === 'done' ? services.filmUrl(job, request) : null));
    if (text === last || socket.readyState !== socket.OPEN) return;
    last = text;
    socket.send(text);
    if (!isTerminal(job.state)) return;
    stop();
    socket.close(1000);
  };
  const attempt = () => {
    try {
      tell();
    } catch (thrown) {
      fail(thrown);
    }
  };
  stop = store.onChange(attempt);
  socket.on('close', () => {
    stop();
    gone.abort();
  });
  attempt();
}
