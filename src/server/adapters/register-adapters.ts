import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Api, RouteContext } from '../http/api.ts';
import type { OpenStreams } from '../events/open-streams.ts';
import { acceptJob, acceptJobs } from '../jobs/accept-job.ts';
import type { FilmAddresses } from '../films/film-addresses.ts';
import { sendFilm } from '../films/send-film.ts';
import { callerOf, requireScope, sightOf } from '../http/caller.ts';
import { createSerial } from '../../base/flow/serial.ts';
import { dataPlaces } from '../../work/queue/data-places.ts';
import type { AdapterRecords } from '../../work/records/adapter-records.ts';
import type { AdapterServices } from './adapter-services.ts';
import { createChunkFiles } from './chunk-files.ts';
import { ecgSystem } from './ecg/ecg-routes.ts';
import { askedAt } from './origin.ts';
import { mountSystem } from './mount-system.ts';
import { reelBallersSystem } from './reel-ballers/reel-routes.ts';
import { supoclipSystem } from './supoclip/supoclip-routes.ts';
import { SYSTEM_NAMES } from './system-name.ts';
import type { SystemName } from './system-name.ts';
import { thakiiSystem } from './thakii/thakii-routes.ts';
import { videoRendererSystem } from './video-renderer/video-renderer-routes.ts';

const SYSTEMS = {
  ecg: ecgSystem,
  'video-renderer': videoRendererSystem,
  supoclip: supoclipSystem,
  'reel-ballers': reelBallersSystem,
  thakii: thakiiSystem,
} as const satisfies Record<SystemName, unknown>;

/**
 * The APIs of five other systems over the same jobs (docs/adapters.md): each at its own paths, and under
 * `/compat/SYSTEM`, where the few paths stand that two of them share.
 */
export function registerAdapters(
  app: Api,
  context: RouteContext,
  parts: {
    readonly records: AdapterRecords;
    readonly streams: OpenStreams;
    readonly films: FilmAddresses;
    /** Opens the routes of a scope to pages of other sites. */
    readonly openTo: (scope: Api) => void;
  },
): void {
  const services = adapterServices(context, parts);
  for (const name of SYSTEM_NAMES) {
    const prefix = `/compat/${name}`;
    mountSystem(app, prefix, { ...SYSTEMS[name](services, prefix), openTo: parts.openTo });
    mountSystem(app, '', { ...SYSTEMS[name](services, ''), openTo: parts.openTo });
  }
}

function adapterServices(
  context: RouteContext,
  {
    records,
    streams,
    films,
  }: { readonly records: AdapterRecords; readonly streams: OpenStreams; readonly films: FilmAddresses },
): AdapterServices {
  const { services } = context;
  const now = services.now ?? Date.now;
  const listeners = new Set<() => void>();
  const announce = () => listeners.forEach((listener) => listener());
  const baseOf = (request: FastifyRequest) => services.publicUrl ?? `${request.protocol}://${request.host}`;
  return {
    store: services.jobs,
    records: {
      ...records,
      put(...record) {
        records.put(...record);
        announce();
      },
    },
    uploads: {
      async receive({ filename, owner }, content) {
        const { id, sizeBytes } = await services.uploads.receive(content, { owner, name: filename });
        return { uploadId: id, sizeBytes: sizeBytes ?? 0 };
      },
      async remove(uploadId) {
        if (services.uploads.get(uploadId)) await services.uploads.remove(uploadId);
      },
    },
    chunks: createChunkFiles(dataPlaces(services.dataDir).inputsDir),
    authorize(request, scope) {
      const caller = requireScope(request, scope === 'read' ? 'read' : 'submit');
      return { ...sightOf(caller), name: caller.owner };
    },
    createJob: (wanted, { caller, idempotencyKey }) =>
      acceptJob(askedAt(wanted, baseOf(caller)), callerOf(caller), context, { idempotencyKey }),
    async createJobs(wanted, { caller, system, record }) {
      const asked = wanted.map((one) => askedAt(one, baseOf(caller)));
      const jobs = await acceptJobs(asked, callerOf(caller), context, (made) =>
        records.put(system, record(made)),
      );
      announce();
      return jobs;
    },
    onRecord(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    inTurn: createSerial(),
    streams: {
      check: (caller) => streams.check(callerOf(caller).id),
      add: (caller, stream) => streams.add(callerOf(caller).id, stream),
    },
    filmUrl: (job, request) => baseOf(request) + films.pathOf(job.id),
    sendFilm: (job, reply) => sendFilm(job, reply, { objectStore: services.objectStore, follows: false }),
    createId: randomUUID,
    now,
  };
}
