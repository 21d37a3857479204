import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { isTerminal } from '../../../shared/job/job-transitions.ts';
import { lookAgain } from '../../../base/flow/look-again.ts';
import type { Api } from '../../http/api.ts';
import { refusePlainRequest } from '../../events/plain-request.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { findJob } from '../find-job.ts';
import { toStudioError } from '../../../shared/errors.ts';
import type { Job } from '../../../shared/job/job.ts';
import { findExport } from './reel-exports.ts';
import type { ReelExport } from './reel-exports.ts';
import { exportMessage, reelMessage } from './reel-replies.ts';

type ByJob = { Params: { jobId: string } };

/** What a socket says now; null: there is no such job yet, and it waits. */
type Word = (
  request: FastifyRequest<ByJob>,
) => Promise<{ readonly message: object; readonly isLast: boolean } | null>;

/**
 * `WS /api/jobs/{id}/ws` says what changes; `WS /ws/export/{id}` the whole job. Both close after the last word. An export
 * may be listened to before it is asked for: its front end opens the socket first, with an id of its own.
 */
export function addReelSockets(scope: Api, services: AdapterServices): void {
  const urlOf = (job: Job, request: FastifyRequest) =>
    job.state === 'done' ? services.filmUrl(job, request) : null;
  const jobWord: Word = async (request) => {
    const caller = services.authorize(request, 'read');
    const job = await findJob(services.store, 'reel-ballers', { id: request.params.jobId, caller });
    return { message: reelMessage(job, urlOf(job, request)), isLast: isTerminal(job.state) };
  };
  const exportWord: Word = async (request) => {
    const found = await soughtExport(services, request);
    if (!found) return null;
    return { message: exportMessage(found, urlOf(found.job, request)), isLast: isTerminal(found.job.state) };
  };
  for (const [path, word] of [
    ['/api/jobs/:jobId/ws', jobWord],
    ['/ws/export/:jobId', exportWord],
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
  readonly word: Word;
};

async function soughtExport(
  services: AdapterServices,
  request: FastifyRequest<ByJob>,
): Promise<ReelExport | null> {
  const caller = services.authorize(request, 'read');
  try {
    return await findExport(services, request.params.jobId, caller);
  } catch (error) {
    if (toStudioError(error).code === 'job.not_found') return null;
    throw error;
  }
}

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
  const tell = async (): Promise<void> => {
    const said = await word(request);
    if (!said) return;
    const text = JSON.stringify(said.message);
    if (text === last || socket.readyState !== socket.OPEN) return;
    last = text;
    socket.send(text);
    if (!said.isLast) return;
    stop();
    socket.close(1000);
  };
  const looker = lookAgain(() => (gone.signal.aborted ? Promise.resolve() : tell().catch(fail)));
  const stops = [store.onChange(looker.look), services.onRecord(looker.look)];
  stop = () => stops.forEach((end) => end());
  socket.on('close', () => {
    stop();
    gone.abort();
  });
  looker.look();
}
