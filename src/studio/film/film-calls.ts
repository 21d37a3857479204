import { tmpdir } from 'node:os';
import type { Handlers } from '../../shared/contract/contract.ts';
import type { RenderSettings, StudioContract } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import { ENCODER_NAMES, type EncoderName } from '../../shared/plan/plan.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import { preparePlan } from '../../engine/plan-scenario.ts';
import { prepareFrame, renderFrame } from '../../engine/render-frame.ts';
import type { RenderRequest } from '../../engine/request/render-request.ts';
import { engineOf, segmentFingerprint } from '../../engine/segments/segment-engine.ts';
import { planApart } from '../../engine/threads/plan-apart.ts';
import { createTurns } from '../../base/flow/turns.ts';
import { inTurn } from '../../base/flow/in-turn.ts';
import { createMadeFiles } from '../context/made-files.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { machineReport } from './machine-report.ts';
import { planSummary } from './plan-summary.ts';
import { readDocument, type ReadDocument } from './read-document.ts';

const LOOKUPS_AT_ONCE = 4;
/** Finished frames kept; one of a large film takes some megabytes. */
const MOST_FRAMES = 64;
const FRAMES_KEPT_MS = 24 * 3600_000;

/** What a render would do, one frame of it, and what this machine can do. */
export function createFilmCalls(
  services: StudioServices,
): Pick<Handlers<StudioContract>, 'planRender' | 'renderedFrame' | 'machine'> {
  const { places, addresses, render, speeds, threads, signal, now } = services;
  const planFilm = planApart(threads);
  const turns = createTurns(1);
  const frames = createMadeFiles(places.framesDir, { now, keptMs: FRAMES_KEPT_MS, mostFiles: MOST_FRAMES });

  return {
    async planRender({ settings, ...given }) {
      const read = await readDocument(given, services);
      const context = { ...(await render()), signal, planFilm };
      const format = settings.format ?? read.head.scenario.output.format;
      const { plan, workers } = await preparePlan({ ...requestOf(read, settings), format }, context);
      const store = settings.cache === false ? undefined : context.segmentStore;
      const engine = await engineOf(context);
      const isCached = await mapConcurrent(
        plan.segments,
        { limit: LOOKUPS_AT_ONCE, signal },
        async (segment) =>
          store !== undefined &&
          (await store.has(segmentFingerprint(segment, engine), segment.endFrame - segment.startFrame)),
      );
      return planSummary(plan, { isCached, workers, speeds: await speeds() });
    },
    async renderedFrame({ frame, ...given }) {
      const read = await readDocument(given, services);
      const context = { ...(await render()), signal, planFilm };
      const request = { ...requestOf(read, {}), frame };
      const prepared = await prepareFrame(request, context);
      // by content: an edit elsewhere in the film keeps the frame, another file in the same place does not
      const engine = await engineOf(context);
      const facts = prepared.plan.segments.map((segment) => segmentFingerprint(segment, engine));
      const path = await frames.file(facts, '.png', async (outputPath) => {
        await inTurn(turns, signal, () => renderFrame({ ...request, outputPath, prepared }, context));
      });
      return { url: addresses.addressOf(path) };
    },
    machine: () => machineReport(services),
  };
}

/** Without a folder of its own a project names its files by whole paths; a relative one is then not found, and says so. */
function requestOf({ head, baseDir }: ReadDocument, settings: RenderSettings): RenderRequest {
  const { format: _format, cache: _cache, encoder, preset, quality, range } = settings;
  return {
    scenario: head.scenario,
    head,
    baseDir: baseDir ?? tmpdir(),
    ...(encoder !== undefined && { encoder: encoderNamed(encoder) }),
    ...(preset !== undefined && { preset }),
    ...(quality !== undefined && { quality }),
    ...(range !== undefined && { range }),
  };
}

/** Throws `encoder.unavailable` for a name nobody knows. */
export function encoderNamed(name: string): EncoderName | 'auto' {
  const known = [...ENCODER_NAMES, 'auto' as const].find((candidate) => candidate === name);
  if (known) return known;
  throw new StudioError('encoder.unavailable', `there is no encoder ${name}`, {
    details: { known: ENCODER_NAMES },
  });
}
