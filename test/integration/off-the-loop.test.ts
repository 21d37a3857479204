import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planRender } from '../../src/engine/plan/plan-render.ts';
import { testInput, testScenario } from '../helpers/test-plan-input.ts';
import { planApart, readApart } from '../../src/engine/threads/plan-apart.ts';
import { createThreads, type Threads } from '../../src/engine/threads/run-in-thread.ts';
import type { StudioError } from '../../src/shared/errors.ts';
import { readScenario } from '../../src/shared/scenario/read-scenario.ts';
import { startTestServer } from './helpers/api-server.ts';
import { openJobBench } from './helpers/job-bench.ts';
import { openStore, requestFor, startServe, until } from './helpers/served-job.ts';

const HEALTH_CHECKS = 20;
const LIMIT_MS = 60_000;

/** So many captions of one frame. */
function captions(count: number, more: object = {}): object {
  return {
    cueframe: 1,
    stage: { width: 64, height: 36, frameRate: 25, duration: count / 25 },
    cues: Array.from({ length: count }, (_, index) => ({
      ...{ type: 'text', text: `caption ${index}`, start: index / 25, end: (index + 1) / 25 },
      ...more,
    })),
  };
}

let threads: Threads;
beforeAll(() => {
  threads = createThreads({ most: 1 });
});
afterAll(() => threads.close());

const { signal } = new AbortController();

/** Turns of the event loop, each of which could have answered somebody, until `work` is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const end = work.finally(() => (isDone = true));
  let turns = 0;
  for (; !isDone; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  await end;
  return turns;
}

test('a film planned in a thread is the same to the last cue, and the event loop turns meanwhile', async () => {
  const document = captions(5000);
  const scenario = testScenario(document);
  const head = await readApart(JSON.stringify(document), threads, { refuse: null });
  expect([head.hasCues, head.scenario.cues]).toEqual([true, []]);
  const input = testInput({ scenario: head.scenario, media: new Map(), segments: 40 });
  const planning = planApart(threads)(input, head.drawn, signal);
  expect(await turnsDuring(planning)).toBeGreaterThan(100);
  expect(await planning).toEqual(planRender({ ...input, scenario }));
});

test('a large scenario is refused by its thread as it is here, with every problem', async () => {
  const text = JSON.stringify(captions(2000, { style: 'nobody' }));
  const here = readScenario(text);
  const { code, message, details } = (await readApart(text, threads, { refuse: null }).catch(
    (error: unknown) => error as StudioError,
  )) as StudioError;
  if (here.ok) throw new Error('it was read');
  expect({ code, message, details }).toEqual({
    ...{ code: here.error.code, message: here.error.message, details: here.error.details },
  });
});

test('parts that cannot be drawn are refused by the thread, and not where they are only kept', async () => {
  const text = JSON.stringify(captions(1000, { blend: 'multiply' }));
  const refusal = await readApart(text, threads, { refuse: {} }).catch((error: StudioError) => error.code);
  const kept = await readApart(text, threads, { refuse: null });
  expect([refusal, kept.hasCues]).toEqual(['scenario.unsupported', true]);
});

test('while a large scenario is taken as a job, everybody else is answered', async () => {
  const server = await startTestServer();
  try {
    const order: string[] = [];
    const taken = server.api('/jobs', { json: { scenario: captions(20_000) } }).then(async (reply) => {
      order.push('the job');
      return [reply.status, ((await reply.json()) as { state: string }).state];
    });
    for (let check = 0; check < HEALTH_CHECKS; check += 1) {
      await server.api('/health');
      order.push('health');
    }
    expect(await taken).toEqual([202, 'queued']);
    expect(order).toEqual([...Array<string>(HEALTH_CHECKS).fill('health'), 'the job']);
  } finally {
    await server.close();
  }
});

test('a project with a large scenario is kept with the problems that its thread found', async () => {
  const server = await startTestServer();
  try {
    const scenario = captions(1000, { style: 'nobody' });
    const made = await server.api('/projects', { json: { name: 'large', scenario } });
    const { problems } = (await made.json()) as { problems: { path: string; code: string }[] };
    expect([made.status, problems.length, problems[999]?.path]).toEqual([201, 1000, 'cues[999].style']);
  } finally {
    await server.close();
  }
});

test('a large job is read and planned in threads, while the event loop of its runner turns', async () => {
  const turns: [name: string, turnsMeanwhile: number][] = [];
  const counting: Threads = {
    async run(name, input, options) {
      const work = threads.run(name, input, options);
      turns.push([name, await turnsDuring(work)]);
      return work as Promise<never>; // its type depends on the name
    },
    close: () => Promise.resolve(),
  };
  const bench = await openJobBench({ threads: counting });
  try {
    const request = requestFor(captions(5000), bench.dir, join(bench.dir, 'film.mp4'), {});
    const { id } = (await bench.store.add(request)).job;
    await bench.start();
    await bench.until(id, async () => (await bench.store.segments(id)).length > 0);
    await bench.store.cancel(id);
    await bench.until(id, ({ state }) => state === 'cancelled');
    expect(turns.map(([name, meanwhile]) => [name, meanwhile > 100])).toEqual([
      ['read', true],
      ['plan', true],
    ]);
  } finally {
    await bench.close();
  }
});

test('after kill -9 the port is open before the job that was running is planned again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cueframe-heavy-'));
  const store = openStore(dataDir);
  try {
    const request = requestFor(captions(60_000), dataDir, join(dataDir, 'film.mp4'), {});
    const { id } = (await store.add(request)).job;
    const first = startServe(dataDir);
    expect(await until(first, async () => (await store.get(id))?.state === 'running', LIMIT_MS)).toBe(true);
    await first.end('SIGKILL');
    const again = startServe(dataDir);
    const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(again.said())?.[0];
    expect(await until(again, () => address() !== undefined, LIMIT_MS)).toBe(true);
    const health = await fetch(`${address()}/health`);
    const state = (await store.get(id))?.state;
    expect([health.status, state, await store.segments(id)]).toEqual([200, 'running', []]);
    await again.end('SIGTERM');
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
