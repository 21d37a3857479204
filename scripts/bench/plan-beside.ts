import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { planApart, readApart } from '../../src/engine/threads/plan-apart.ts';
import type { Threads } from '../../src/engine/threads/run-in-thread.ts';
import { testInput } from '../../test/helpers/test-plan-input.ts';
import { round } from './results.ts';

/** How finely the event loop is watched. */
const LOOK_EVERY_MS = 5;
const RATE = 25;

/** Valid scenarios whose plans take long: captions of one frame each, and words that move by thousands of keyframes. */
export function costlyScenarios(): Readonly<Record<string, object>> {
  return {
    'captions of one frame': scenario(50_000 / RATE, 50_000, (index) => ({
      ...{ type: 'text', text: `caption ${index}`, start: index / RATE, end: (index + 1) / RATE },
    })),
    keyframes: scenario(900, 100, (index) => ({
      ...{ type: 'text', text: `word ${index}`, start: 0, end: 900 },
      transform: Array.from({ length: 3000 }, (_, key) => ({
        time: round(key * 0.3, 1),
        x: (key % 100) / 100,
      })),
    })),
  };
}

function scenario(seconds: number, count: number, cueAt: (index: number) => object): object {
  return {
    cueframe: 1,
    stage: { width: 640, height: 360, frameRate: RATE, duration: seconds },
    cues: Array.from({ length: count }, (_, index) => cueAt(index)),
  };
}

/** Reads and plans a film as the work on a job does: large ones in a thread. */
export async function planAsJob(text: string, threads: Threads): Promise<void> {
  const { signal } = new AbortController();
  const { scenario: head, drawn } = await readApart(text, threads, { refuse: null, signal });
  await planApart(threads)(testInput({ scenario: head, media: new Map() }), drawn, signal);
}

/** Where a server listens, and a key of it. */
export type Listening = { readonly address: string; readonly secret: string };

type Told = { readonly jobId: string } | { readonly times: number[] };

/**
 * Posts a job and has `plan` plan it, while somebody in another thread asks for the newest job again and again.
 * Milliseconds of those answers, how late this thread's event loop came round meanwhile, and how much processor time it used
 * until it did: what others wait for on a machine that does nothing else.
 */
export async function planBeside(
  body: string,
  { address, secret }: Listening,
  plan: (jobId: string) => Promise<void>,
): Promise<object> {
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  const taking = watchBusyLoop();
  const asker = new Worker(new URL('ask-thread.mjs', import.meta.url), {
    workerData: { address, secret, body },
    execArgv: [],
  });
  const told = async () => (await once(asker, 'message'))[0] as Told;
  const startedMs = performance.now();
  delay.enable();
  const posted = await told();
  if (!('jobId' in posted)) throw new Error('no job was made');
  const takenMs = taking.end();
  const planning = watchBusyLoop();
  await plan(posted.jobId);
  const plannedMs = planning.end();
  delay.disable();
  const seconds = round((performance.now() - startedMs) / 1000, 1);
  asker.postMessage('done');
  const answers = await told();
  const ms = (nanoseconds: number) => round(nanoseconds / 1e6, 2);
  return {
    seconds,
    answersMs: spread('times' in answers ? answers.times : []),
    loopDelayMs: { p99: ms(delay.percentile(99)), worst: ms(delay.max) },
    loopBusyMs: { takenIn: spread(takenMs), planned: spread(plannedMs) },
  };
}

function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (ratio: number) => round(sorted[Math.floor(ratio * (sorted.length - 1))] ?? 0, 2);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), worst: at(1) };
}

/** Milliseconds of processor time this thread used between two looks, of which there is one in each turn of a loop that is held up. */
function watchBusyLoop(): { end(): readonly number[] } {
  const used: number[] = [];
  let before = threadBusyMs();
  const look = () => {
    const now = threadBusyMs();
    used.push(now - before);
    before = now;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      look();
      return used;
    },
  };
}

/** Of processor time; where Linux does not tell it, of the clock. */
function threadBusyMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
