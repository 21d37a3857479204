import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JobStore } from '../../src/work/queue/ports/job-store.ts';
import { isTerminal } from '../../src/shared/job/job-transitions.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { toStudioError } from '../../src/shared/errors.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { pickFrom, runSeed } from './helpers/fault-random.ts';
import { namesIn } from './helpers/fault-render.ts';
import { leftoversIn } from './helpers/job-leftovers.ts';
import { openStore, requestFor, startServe, until, type Served } from './helpers/served-job.ts';

const SECONDS = 2;
const SETTINGS = { workers: 1, segments: 4, encoder: 'libx264' } as const;
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'cueframe');
const LIMIT_MS = 60_000;

let folder: FaultFolder;
beforeAll(() => {
  folder = makeFaultFolder(SECONDS);
});
afterAll(() => folder.remove());

let dataDir: string;
let outDir: string;
let store: JobStore;
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
  store.close();
});

function serve(args: readonly string[] = ['--no-http']): Served {
  const one = startServe(dataDir, { args });
  served.push(one);
  return one;
}

function addJob(name = 'film.mp4', settings: Job['request']['settings'] = SETTINGS): string {
  const scenario = JSON.parse(readFileSync(folder.scenario, 'utf8')) as unknown;
  return store.add(requestFor(scenario, folder.path, join(outDir, name), settings)).job.id;
}

const stateOf = (id: string) => store.get(id)?.state;
const isRendering = (id: string) => store.segments(id).some(({ state }) => state === 'leased');

describe('two instances', () => {
  test('started together on one data folder: one works, the other says who does', async () => {
    const id = addJob();
    const both = [serve(), serve()];
    const [ended] = await Promise.all([
      Promise.race(both.map(async (one) => [one, await endOf(one)] as const)),
    ]);
    const [loser, code] = ended;
    const winner = both.find((one) => one !== loser) as Served;
    const isDone = await until(winner, () => stateOf(id) === 'done', LIMIT_MS);
    expect({ code, isDone, said: /another Cueframe works in/.test(loser.said()) }).toEqual({
      ...{ code: 1, isDone: true, said: true },
    });
    expect(filmDigest(join(outDir, 'film.mp4'))?.frames).toBe(SECONDS * 25);
  });
});

describe('a job that runs', () => {
  test('cancelled: its programs are gone within two seconds, and nothing is left of it', async () => {
    const one = serve();
    const id = addJob();
    await until(one, () => isRendering(id), LIMIT_MS);
    one.look();
    store.cancel(id);
    const left = await one.leftBehind(2000);
    expect({
      left: left.map(({ command }) => command).filter((command) => !command.startsWith('/bin/sh')),
      state: stateOf(id),
      files: await leftoversIn({ dataDir, outDir }, 2000),
      films: namesIn(outDir),
      isAlive: !one.hasEnded(),
    }).toEqual({ left: [], state: 'cancelled', files: [], films: [], isAlive: true });
  });

  test('paused and resumed, it goes on with the segments it has, in the same attempt', async () => {
    const one = serve();
    const id = addJob();
    await until(one, () => committed(id) > 0, LIMIT_MS);
    store.pause(id);
    await until(one, () => !isRendering(id), LIMIT_MS);
    const before = committed(id);
    store.resume(id);
    await until(one, () => stateOf(id) === 'done', LIMIT_MS);
    const { attempt, result } = store.get(id) as Job;
    expect([attempt, (result?.segmentsCached ?? 0) >= before, before > 0]).toEqual([1, true, true]);
  });

  test('stopped with SIGTERM: back in the queue within five seconds', async () => {
    const one = serve();
    const id = addJob();
    await until(one, () => isRendering(id), LIMIT_MS);
    const { code, tookMs } = await one.end('SIGTERM');
    expect({ code, inTime: tookMs < 5000, state: stateOf(id), attempt: store.get(id)?.attempt }).toEqual({
      ...{ code: 0, inTime: true, state: 'queued', attempt: 1 },
    });
    expect([await one.leftBehind(5000), await leftoversIn({ dataDir, outDir }, 5000)]).toEqual([[], []]);
  });

  test('an output that cannot be written fails it at once, with its code', async () => {
    const one = serve();
    const id = addJob(join('none', 'film.mp4'));
    await until(one, () => stateOf(id) === 'failed', LIMIT_MS);
    expect([store.get(id)?.failure?.code, store.get(id)?.attempt]).toEqual(['output.not_writable', 1]);
  });
});

test('a storm of 60 changes over six jobs: all end as they were last told, and no film is half', async () => {
  const random = seededRandom(runSeed(28));
  const one = serve(['--no-http', '--jobs', '2']);
  const ids = Array.from({ length: 6 }, (_, index) => addJob(`${index}.mp4`));
  for (let change = 0; change < 60; change += 1) {
    const id = pickFrom(ids as [string, ...string[]], random);
    const what = pickFrom(['cancel', 'pause', 'resume', 'retry', 'pause', 'resume'] as const, random);
    tryTo(() => store[what](id));
    await until(one, () => false, random() * 100);
  }
  for (const id of ids) tryTo(() => store.resume(id));
  const isOver = await until(one, () => ids.every((id) => isTerminal(stateOf(id) ?? 'queued')), LIMIT_MS);
  const states = ids.map(stateOf);
  const films = ids.flatMap((_, index) =>
    states[index] === 'done' ? [filmDigest(join(outDir, `${index}.mp4`))?.frames] : [],
  );
  expect({
    isOver,
    strange: states.filter((state) => state !== 'done' && state !== 'cancelled'),
    films,
    files: await leftoversIn({ dataDir, outDir }, 3000),
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

const committed = (id: string) => store.segments(id).filter(({ state }) => state === 'committed').length;

function endOf(one: Served): Promise<number | null> {
  return new Promise((resolve) => one.child.once('close', (code) => resolve(code)));
}

/** Not every change is possible from every state; whatever else fails is a fault. */
function tryTo(change: () => unknown): void {
  try {
    change();
  } catch (error) {
    if (toStudioError(error).code !== 'job.transition') throw error;
  }
}
