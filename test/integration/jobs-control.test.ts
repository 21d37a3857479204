import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import { isTerminal } from '../../src/shared/job/job-transitions.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { toStudioError } from '../../src/shared/errors.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { pickFrom, runSeed } from './helpers/fault-random.ts';
import { namesIn } from './helpers/fault-render.ts';
import { hasSent } from './helpers/fault-processes.ts';
import { leftoversIn } from './helpers/job-leftovers.ts';
import { openStore, requestFor, startServe, until, type Served } from './helpers/served-job.ts';

const SECONDS = 2;
const SETTINGS = { workers: 1, segments: 4, encoder: 'libx264' } as const;
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'cueframe');
/** Longest a busy machine may take for what is done in an instant. What would never end is what a test holds. */
const LIMIT_MS = 60_000;

let folder: FaultFolder;
beforeAll(() => {
  folder = makeFaultFolder(SECONDS);
});
afterAll(() => folder.remove());

let dataDir: string;
let outDir: string;
let store: SqliteJobStore;
const served: Served[] = [];
let scenes = 0;
beforeEach(() => {
  scenes += 1;
  [dataDir, outDir] = [join(folder.path, `data-${scenes}`), join(folder.outDir, String(scenes))];
  for (const made of [dataDir, outDir]) mkdirSync(made);
  store = openStore(dataDir);
});
afterEach(async () => {
  for (const one of served.splice(0)) await one.end('SIGKILL');
  await store.close();
});

function serve(args: readonly string[] = ['--no-http']): Served {
  const one = startServe(dataDir, { args });
  served.push(one);
  return one;
}

async function addJob(name = 'film.mp4', settings: Job['request']['settings'] = SETTINGS): Promise<string> {
  const scenario = JSON.parse(readFileSync(folder.scenario, 'utf8')) as unknown;
  return (await store.add(requestFor(scenario, folder.path, join(outDir, name), settings))).job.id;
}

const stateOf = async (id: string) => (await store.get(id))?.state;
const isRendering = async (id: string) => (await store.segments(id)).some(({ state }) => state === 'leased');

describe('two instances', () => {
  test('started together on one data folder: one works, the other says who does', async () => {
    const id = await addJob();
    const both = [serve(), serve()];
    const [ended] = await Promise.all([
      Promise.race(both.map(async (one) => [one, await endOf(one)] as const)),
    ]);
    const [loser, code] = ended;
    const winner = both.find((one) => one !== loser) as Served;
    const isDone = await until(winner, async () => (await stateOf(id)) === 'done', LIMIT_MS);
    expect({ code, isDone, said: /another Cueframe works in/.test(loser.said()) }).toEqual({
      ...{ code: 1, isDone: true, said: true },
    });
    expect(filmDigest(join(outDir, 'film.mp4'))?.frames).toBe(SECONDS * 25);
  });
});

describe('a job that runs', () => {
  test('cancelled: its programs are gone, and nothing is left of it', async () => {
    const one = serve();
    const id = await addJob();
    await holdRendering(one);
    await store.cancel(id);
    const left = await one.leftBehind(LIMIT_MS);
    expect({
      left: left.map(({ command }) => command).filter((command) => !command.startsWith('/bin/sh')),
      state: await stateOf(id),
      files: await leftoversIn({ dataDir, outDir }, LIMIT_MS),
      films: namesIn(outDir),
      isAlive: !one.hasEnded(),
    }).toEqual({ left: [], state: 'cancelled', files: [], films: [], isAlive: true });
  });

  test('paused and resumed, it goes on with the segments it has, in the same attempt', async () => {
    const one = serve();
    const id = await addJob();
    await until(one, async () => (await committed(id)) > 0, LIMIT_MS);
    await store.pause(id);
    await until(one, async () => !(await isRendering(id)), LIMIT_MS);
    const before = await committed(id);
    await store.resume(id);
    await until(one, async () => (await stateOf(id)) === 'done', LIMIT_MS);
    const { attempt, result } = (await store.get(id)) as Job;
    expect([attempt, (result?.segmentsCached ?? 0) >= before, before > 0]).toEqual([1, true, true]);
  });

  test('stopped with SIGTERM while it cannot end by itself: back in the queue', async () => {
    const one = serve();
    const id = await addJob();
    await holdRendering(one);
    const code = await one.end('SIGTERM');
    expect({ code, state: await stateOf(id), attempt: (await store.get(id))?.attempt }).toEqual({
      ...{ code: 0, state: 'queued', attempt: 1 },
    });
    const files = await leftoversIn({ dataDir, outDir }, LIMIT_MS);
    expect([await one.leftBehind(LIMIT_MS), files]).toEqual([[], []]);
  });

  test('an output that cannot be written fails it at once, with its code', async () => {
    const one = serve();
    const id = await addJob(join('none', 'film.mp4'));
    await until(one, async () => (await stateOf(id)) === 'failed', LIMIT_MS);
    expect([(await store.get(id))?.failure?.code, (await store.get(id))?.attempt]).toEqual([
      'output.not_writable',
      1,
    ]);
  });
});

test('a storm of 40 changes over four jobs: all end as they were last told, and no film is half', async () => {
  const random = seededRandom(runSeed(28));
  const one = serve(['--no-http', '--jobs', '2']);
  const ids: string[] = [];
  for (let index = 0; index < 4; index += 1) ids.push(await addJob(`${index}.mp4`));
  for (let change = 0; change < 40; change += 1) {
    const id = pickFrom(ids as [string, ...string[]], random);
    const what = pickFrom(['cancel', 'pause', 'resume', 'retry', 'pause', 'resume'] as const, random);
    await tryTo(() => store[what](id));
    await until(one, () => false, random() * 100);
  }
  for (const id of ids) await tryTo(() => store.resume(id));
  const statesNow = () => Promise.all(ids.map(stateOf));
  const allEnded = async () => (await statesNow()).every((state) => isTerminal(state ?? 'queued'));
  const isOver = await until(one, allEnded, LIMIT_MS);
  const states = await statesNow();
  const films = ids.flatMap((_, index) =>
    states[index] === 'done' ? [filmDigest(join(outDir, `${index}.mp4`))?.frames] : [],
  );
  expect({
    isOver,
    strange: states.filter((state) => state !== 'done' && state !== 'cancelled'),
    films,
    files: await leftoversIn({ dataDir, outDir }, LIMIT_MS),
    isAlive: !one.hasEnded(),
  }).toEqual({ isOver: true, strange: [], films: films.map(() => SECONDS * 25), files: [], isAlive: true });
  store.check('full');
});

test('render --detach prints an id, a worker makes the film and goes; jobs shows, watches and forgets it', async () => {
  const cueframe = async (...args: string[]) =>
    (await promisify(execFile)(process.execPath, [BIN, ...args, '--data', dataDir])).stdout.trim();
  const film = join(outDir, 'film.mp4');
  const id = await cueframe('render', folder.scenario, '-o', film, '--detach', '--encoder', 'libx264');
  const lines = (await cueframe('jobs', 'watch', id, '--json')).split('\n');
  const last = JSON.parse(lines.at(-1) ?? '') as Job;
  const listed = JSON.parse(await cueframe('jobs', 'list', '--json')) as { jobs: Job[] };
  const pruned = await cueframe('jobs', 'prune', '--older-than', '0', '--json');
  expect({
    state: last.state,
    frames: filmDigest(film)?.frames,
    listed: listed.jobs.map((job) => [job.id, job.state]),
    pruned: JSON.parse(pruned) as unknown,
  }).toEqual({
    state: 'done',
    frames: SECONDS * 25,
    listed: [[id, 'done']],
    pruned: { pruned: [id], uploads: [], records: 0 },
  });
});

/** Stops the ffmpeg that composes: it neither ends by itself nor hears SIGTERM. */
async function holdRendering(one: Served): Promise<void> {
  const composing = () => one.look().filter(({ kind }) => kind === 'compose');
  const isHeld = () => {
    const seen = composing();
    return seen.length > 0 && seen.every(({ pid }) => hasSent(pid, 'SIGSTOP'));
  };
  expect(await until(one, isHeld, LIMIT_MS)).toBe(true);
}

const committed = async (id: string) =>
  (await store.segments(id)).filter(({ state }) => state === 'committed').length;

function endOf(one: Served): Promise<number | null> {
  return new Promise((resolve) => one.child.once('close', (code) => resolve(code)));
}

/** Not every change is possible from every state; whatever else fails is a fault. */
async function tryTo(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (toStudioError(error).code !== 'job.transition') throw error;
  }
}
