import { StudioError, toStudioError } from '../../../shared/errors.ts';
import type { JobResult } from '../../../shared/job/job.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { RenderContext, RenderEvent, RenderResult } from '../../../engine/request/render-request.ts';
import { renderScenario } from '../../../engine/render-scenario.ts';
import { planApart } from '../../../engine/threads/plan-apart.ts';
import { bytesByPlace } from '../../room/disk-budget.ts';
import { askedNames, type AskedNames } from '../asked-names.ts';
import { workersFor } from './fewer-workers.ts';
import { digestFilm } from './film-digest.ts';
import { checkRoom, type PlaceNeed } from '../../room/free-space.ts';
import type { JobAttempt } from '../run/attempts.ts';
import { jobLedger } from './job-ledger.ts';
import type { JobServices } from './job-services.ts';
import { renderRequestOf } from './job-render-request.ts';
import type { TellFacts } from './job-progress.ts';
import type { SpeedKey } from './machine-speed.ts';

/** No film becomes larger than so many times what was estimated. */
const ESTIMATE_MARGIN = 4;

type RenderJobOptions = JobServices & {
  /** This job's own temporary folder. */
  readonly tempDir: string;
  readonly tell: TellFacts;
  /** Called once the film is joined, with the path where it grows and the size it may reach, in bytes. */
  readonly onJoining: (partPath: string, mostBytes: number) => void;
  /** Called as soon as the film is planned, with the key that films of its speed share. */
  readonly onKey: (key: SpeedKey) => void;
};

/** One job's film at `path`, verified. Finished segments stay in the segment store, whatever happens to the rest. */
export async function renderJob(
  attempt: JobAttempt,
  path: string,
  options: RenderJobOptions,
): Promise<JobResult> {
  const workers = workersFor(attempt.job, options.defaultWorkers);
  const tooMuchMemory = new AbortController();
  const watch = options.memory.join((error) => tooMuchMemory.abort(error));
  const signal = AbortSignal.any([attempt.signal, tooMuchMemory.signal]);
  let places: readonly PlaceNeed[] = [];
  let named = askedNames(new Map(), foldersOf(options));
  try {
    const { request, names } = await renderRequestOf(attempt.job, options, signal);
    named = askedNames(names, foldersOf(options));
    const timing = timeRendering();
    let key: SpeedKey | null = null;
    const result = await renderScenario(
      { ...request, workers, outputPath: path },
      {
        ...contextOf(attempt, options),
        onJoining: (partPath) => options.onJoining(partPath, ESTIMATE_MARGIN * (places[0]?.bytes ?? 0)),
        async onPlan(plan) {
          key = { ...plan, encoder: plan.encode.encoder, speed: plan.encode.speed };
          options.onKey(key);
          places = placesOf(plan, path, attempt, options);
          await checkRoom(places, options.freeSpace);
        },
        onEvent: (event) => {
          timing.see(event);
          tellEvent(event, attempt, { tell: options.tell, named });
        },
        signal,
      },
    );
    if (key) await options.speeds.learn(key, { frames: framesRendered(result), seconds: timing.seconds() });
    return { ...summary(result), ...(await digestFilm(path)) };
  } catch (error) {
    if (attempt.signal.aborted) throw error;
    if (tooMuchMemory.signal.aborted) throw withDetails(tooMuchMemory.signal.reason, { workers });
    // a source that did not fit has said itself what it needs
    const isPlanned = places.length > 0;
    const isFull = isPlanned && toStudioError(error).code === 'disk.full';
    throw named.inError(isFull ? withDetails(error, { places }) : error);
  } finally {
    watch.leave();
  }
}

/** Cueframe's own folders: callers never learn a path in them. */
function foldersOf({ places, segmentDir, tempDir }: RenderJobOptions): readonly string[] {
  const { outputsDir, renderedDir, workDir, sourcesDir } = places;
  return [outputsDir, renderedDir, workDir, sourcesDir, segmentDir, tempDir];
}

function contextOf(attempt: JobAttempt, options: RenderJobOptions): RenderContext {
  const { segmentStore, ...render } = options.render;
  const { store, tempDir, threads } = options;
  const isKept = isCached(attempt, options);
  return {
    ...{ ...render, tempDir, ledger: jobLedger(store, attempt.job.id), planFilm: planApart(threads) },
    ...(isKept && segmentStore && { segmentStore }),
  };
}

function isCached({ job }: JobAttempt, { render }: RenderJobOptions): boolean {
  return render.segmentStore !== undefined && job.request.settings.cache !== false;
}

/** What this film needs on each disk it is made on. */
function placesOf(plan: Plan, path: string, attempt: JobAttempt, options: RenderJobOptions): PlaceNeed[] {
  const bytes = bytesByPlace(plan, isCached(attempt, options));
  return [
    { path, bytes: bytes.output },
    { path: options.tempDir, bytes: bytes.temp },
    { path: options.segmentDir, bytes: bytes.cache },
  ];
}

function tellEvent(
  event: RenderEvent,
  attempt: JobAttempt,
  { tell, named }: { readonly tell: TellFacts; readonly named: AskedNames },
): void {
  if (event.type === 'warning') attempt.warn({ ...event, message: named.inText(event.message) });
  if (event.type === 'retry')
    attempt.warn({
      code: event.code,
      path: `segments[${event.segment}]`,
      message: named.inText(event.message),
    });
  // `done` is only said when the film is where it was asked for
  if (event.type === 'progress' && event.phase !== 'done') tell({ working: [], ...event });
}

/** Seconds between the first frame that could be rendered and the last that was. */
function timeRendering(): { see(event: RenderEvent): void; seconds(): number } {
  let startedMs: number | null = null;
  let endedMs = 0;
  return {
    see(event) {
      if (event.type !== 'progress') return;
      if (event.phase === 'rendering') startedMs ??= performance.now();
      if (event.phase === 'rendering' || event.phase === 'assembling') endedMs = performance.now();
    },
    seconds: () => (startedMs === null ? 0 : (endedMs - startedMs) / 1000),
  };
}

function framesRendered({ segments }: RenderResult): number {
  return segments
    .filter(({ how }) => how === 'render')
    .reduce((sum, { startFrame, endFrame }) => sum + endFrame - startFrame, 0);
}

function summary({ segments, ...result }: RenderResult): Omit<JobResult, 'sha256' | 'sizeBytes'> {
  return {
    ...result,
    segmentsRendered: segments.filter(({ how }) => how === 'render').length,
    segmentsCached: segments.filter(({ how }) => how === 'cache').length,
  };
}

function withDetails(thrown: unknown, more: Readonly<Record<string, unknown>>): StudioError {
  const error = toStudioError(thrown);
  return new StudioError(error.code, error.message, { details: { ...error.details, ...more }, cause: error });
}
