import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import type { SqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import type { Job, JobSegment } from '../../src/shared/job/job.ts';
import { filmDigest, type FaultFolder } from '../../test/integration/helpers/fault-film.ts';
import { leftoversIn } from '../../test/integration/helpers/job-leftovers.ts';
import {
  openStore,
  requestFor,
  startServe,
  until,
  type Served,
} from '../../test/integration/helpers/served-job.ts';

/** A job runs again so soon after a restart. */
const RESUME_LIMIT_MS = 10_000;
const FILM_LIMIT_MS = 120_000;
/** Longest a busy machine may take to clear away. */
const CLEAN_LIMIT_MS = 60_000;
/** A stop takes less on a quiet machine: children that do not listen have 1.5 s. */
const STOP_LIMIT_MS = 10_000;
/** One more might be the fourth end of the program without a finished segment, which fails a job. */
const MOST_KILLS_PER_FILM = 3;
const AFTER_SEGMENT_MS = 300;

export type KillRun = {
  kills: number;
  films: number;
  /** Segments that were finished when a kill came. */
  segmentsSaved: number;
  slowestResumeMs: number;
  /** Restarts after which the job did not run again within ten seconds: of use on a quiet machine. */
  lateResumes: number;
  /** Stops by SIGTERM that took more than ten seconds; so, too. */
  lateStops: number;
  /** What did not hold; empty for a good run. */
  readonly problems: string[];
};

type Scene = {
  readonly folder: FaultFolder;
  readonly dataDir: string;
  readonly outDir: string;
  readonly settings: { readonly workers: number; readonly segments: number; readonly encoder: 'libx264' };
  readonly run: KillRun;
  readonly random: () => number;
};

/**
 * Films, each made by a `serve` that is killed with SIGKILL at random instants and started again, until `kills` kills
 * have happened. After each kill and for each film it is checked that no frame, job or event is lost or told twice.
 */
export async function killServe(
  folder: FaultFolder,
  options: {
    readonly kills: number;
    readonly random: () => number;
    readonly onFilm?: (run: KillRun) => void;
  },
): Promise<KillRun> {
  const run: KillRun = {
    kills: 0,
    films: 0,
    segmentsSaved: 0,
    slowestResumeMs: 0,
    lateResumes: 0,
    lateStops: 0,
    problems: [],
  };
  const settings = { workers: 1, segments: 6, encoder: 'libx264' } as const;
  const sceneOf = (name: string): Scene => {
    const [dataDir, outDir] = [join(folder.path, `data-${name}`), join(folder.outDir, name)];
    for (const made of [dataDir, outDir]) mkdirSync(made);
    return { ...{ folder, dataDir, outDir, settings, run }, random: options.random };
  };
  const reference = sceneOf('reference');
  const { digest, tookMs } = await makeFilm(reference, 0, 0);
  if (!digest) throw new Error(`the film of reference was not made: ${run.problems.join('; ')}`);
  run.films = 0;
  while (run.kills < options.kills) {
    const scene = sceneOf(`film-${run.films}`);
    const kills = Math.min(options.kills - run.kills, 1 + Math.floor(options.random() * MOST_KILLS_PER_FILM));
    const film = await makeFilm(scene, kills, tookMs);
    if (film.digest?.sha256 !== digest.sha256)
      run.problems.push(
        `film ${run.films}: ${film.digest?.frames ?? 'no'} frames, not those of the reference`,
      );
    for (const made of [scene.dataDir, scene.outDir]) rmSync(made, { recursive: true });
    options.onFilm?.(run);
  }
  return run;
}

async function makeFilm(scene: Scene, kills: number, usualMs: number) {
  const { folder, dataDir, outDir, settings, run, random } = scene;
  const store = openStore(dataDir);
  const film = join(outDir, 'film.mp4');
  const scenario = JSON.parse(readFileSync(folder.scenario, 'utf8')) as unknown;
  const { job } = await store.add(requestFor(scenario, folder.path, film, settings));
  const saved = new Map<string, number>();
  try {
    for (let kill = 0; kill < kills && (await store.get(job.id))?.state !== 'done'; kill += 1) {
      const args = random() < 0.25 ? [] : ['--no-http'];
      const served = startServe(dataDir, { args, env: folder.env });
      // a quarter of the kills comes while the program starts
      if (random() > 0.25) await resumed(served, store, job.id, run);
      // every other one comes just after a segment was finished, the rest at any instant
      const isAfterSegment = kill % 2 === 0;
      if (isAfterSegment)
        await until(served, async () => committed(await store.segments(job.id)).size > 0, FILM_LIMIT_MS);
      await until(served, () => false, random() * (isAfterSegment ? AFTER_SEGMENT_MS : usualMs));
      await served.end('SIGKILL');
      run.kills += 1;
      await checkAfterKill(scene, served, store, job.id, saved);
    }
    const served = startServe(dataDir, { env: folder.env });
    await resumed(served, store, job.id, run);
    const startedAtMs = performance.now();
    await until(served, async () => (await store.get(job.id))?.state === 'done', FILM_LIMIT_MS);
    const tookMs = performance.now() - startedAtMs;
    const askedAtMs = performance.now();
    const code = await served.end('SIGTERM');
    if (performance.now() - askedAtMs > STOP_LIMIT_MS) run.lateStops += 1;
    // told to stop before it could listen to signals: the film was there when it was started
    const hasBegun = served.said() !== '';
    if (hasBegun && code !== 0 && code !== 130)
      run.problems.push(`the stop ended with ${code}: ${served.said()}`);
    await checkFilm(store, job.id, saved, run);
    const left = await leftoversIn({ dataDir, outDir }, CLEAN_LIMIT_MS);
    if (left.length > 0) run.problems.push(`left after the stop: ${left.join(', ')}`);
    run.films += 1;
    return { digest: filmDigest(film), tookMs };
  } finally {
    await store.close();
  }
}

/** Waits until the job runs, or is done. */
async function resumed(served: Served, store: JobStore, jobId: string, run: KillRun): Promise<void> {
  const before = await store.lastCursor();
  if ((await store.get(jobId))?.state === 'done') return;
  const isResumed = async () =>
    (await store.events(before, { jobId, limit: 100 })).some(
      (event) => event.type === 'state' && event.to === 'running',
    );
  const inTime = await until(served, isResumed, RESUME_LIMIT_MS);
  const tookMs = performance.now() - served.startedAtMs;
  run.slowestResumeMs = Math.max(run.slowestResumeMs, Math.round(tookMs));
  if (inTime) return;
  run.lateResumes += 1;
  // on a machine with too much else to do it may come late, but come it must
  if (!(await until(served, isResumed, FILM_LIMIT_MS))) run.problems.push(`not resumed: ${served.said()}`);
}

async function checkAfterKill(
  { folder, dataDir, outDir, run }: Scene,
  served: Served,
  store: SqliteJobStore,
  jobId: string,
  saved: Map<string, number>,
): Promise<void> {
  const left = await served.leftBehind(CLEAN_LIMIT_MS);
  if (left.length > 0) run.problems.push(`left behind: ${left.map(({ command }) => command).join('; ')}`);
  const files = await leftoversIn({ dataDir, outDir }, CLEAN_LIMIT_MS);
  // a browser that is just dying may write once more into its profile: the next start sweeps that
  files.splice(0, files.length, ...files.filter((name) => !name.startsWith('playwright')));
  files.push(...readdirSync(folder.tempDir).filter((name) => !name.startsWith('tsx-')));
  if (files.length > 0) run.problems.push(`files left: ${files.join(', ')}`);
  store.check('full');
  if ((await store.get(jobId))?.state === 'done') return; // killed too late: the film was made by the run that is gone
  for (const [name, attempt] of committed(await store.segments(jobId))) {
    if (!saved.has(name)) run.segmentsSaved += 1;
    saved.set(name, saved.get(name) ?? attempt);
  }
}

async function checkFilm(
  store: JobStore,
  jobId: string,
  saved: Map<string, number>,
  run: KillRun,
): Promise<void> {
  const job = (await store.get(jobId)) as Job;
  const problem = (text: string) => run.problems.push(`film ${run.films}: ${text}`);
  if (job.state !== 'done') problem(`${job.state}: ${JSON.stringify(job.failure)}`);
  if (job.attempt !== 1) problem(`${job.attempt} attempts`);
  const now = committed(await store.segments(jobId));
  for (const [name, attempt] of saved)
    if (now.get(name) !== attempt) problem(`segment ${name} was leased again after it was finished`);
  if ((job.result?.segmentsCached ?? 0) < saved.size) problem('a finished segment was rendered again');
  const events = await store.events(null, { jobId, limit: 100_000 });
  const count = (is: (event: (typeof events)[number]) => boolean) => events.filter(is).length;
  if (count((event) => event.type === 'state' && event.to === 'done') !== 1) problem('done more than once');
  for (const { index } of await store.segments(jobId)) {
    const commits = count(
      (event) =>
        event.type === 'segment' && event.segment.index === index && event.segment.state === 'committed',
    );
    if (commits !== 1) problem(`segment ${index} was committed ${commits} times`);
  }
}

/** Finished segments with their attempts, by what they are. */
function committed(segments: readonly JobSegment[]): ReadonlyMap<string, number> {
  return new Map(
    segments
      .filter(({ state }) => state === 'committed')
      .map(({ index, fingerprint, attempt }) => [`${index} ${fingerprint.slice(0, 8)}`, attempt]),
  );
}
