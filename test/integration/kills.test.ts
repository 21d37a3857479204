import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERRORS } from '../../src/shared/errors.ts';
import { seededRandom } from '../helpers/test-random.ts';
import { filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import type { FoundProcess, ProcessKind } from './helpers/fault-processes.ts';
import { runSeed } from './helpers/fault-random.ts';
import { namesIn, startRender, type Ended, type RunningRender } from './helpers/fault-render.ts';
import { waitMs } from './helpers/wait-ms.ts';

/** Whatever of a render is killed, whenever, the film is exact or there is none. */
const SECONDS = 2;
const SEGMENTS = 3;
const KILLS = Number(process.env['CUEFRAME_KILLS'] ?? 16);
/** Kills that one render has to take: what was mended is hit again. */
const HITS = 2;
const AT_ONCE = 2;
const LONGEST_DELAY_MS = 120;
/** A render of two seconds that takes longer than this waits for something that never comes. */
const HANG_MS = 120_000;
/** Each in its turn, so that a short run hits them all. */
const VICTIMS = ['renderer', 'join', 'compose', 'sound', 'browser', 'check', 'compose', 'verify'] as const;

type Hit = {
  readonly number: number;
  readonly victim: ProcessKind;
  /** Composing processes seen before the victim is looked for. */
  readonly composed: number;
  readonly delayMs: number;
};
type Attack = { readonly name: string; readonly hits: readonly Hit[] };
type Outcome = Attack & { readonly ended: Ended; readonly killed: readonly FoundProcess[] };

let folder: FaultFolder;
let reference: ReturnType<typeof filmDigest>;

beforeAll(async () => {
  folder = makeFaultFolder(SECONDS);
  const render = renderTo('reference');
  const { exitCode } = await render.ended;
  reference = filmDigest(join(folder.outDir, 'reference', 'film.mp4'));
  expect({ exitCode, frames: reference?.frames }).toEqual({ exitCode: 0, frames: SECONDS * 25 });
});
afterAll(() => folder.remove());

/** Each render has folders of its own, so that what it leaves is known to be its own. */
function renderTo(name: string): RunningRender {
  const [outDir, tempDir] = [join(folder.outDir, name), join(folder.tempDir, name)];
  for (const made of [outDir, tempDir]) mkdirSync(made);
  const size = ['--workers', '2', '--segments', String(SEGMENTS), '--quality', 'lossless'];
  return startRender(
    [folder.scenario, '-o', join(outDir, 'film.mp4'), '--temp', tempDir, '--encoder', 'libx264', ...size],
    { cwd: folder.path, env: { TMPDIR: tempDir } },
  );
}

async function attack({ name, hits }: Attack): Promise<Outcome> {
  const render = renderTo(name);
  const composing = new Set<number>();
  const killed: FoundProcess[] = [];
  const hang = setTimeout(() => render.child.kill('SIGKILL'), HANG_MS);
  await Promise.all(
    hits.map(async (hit) => {
      const found = await findVictim(render, hit, { composing, killed });
      if (!found) return;
      kill(found);
      killed.push(found);
    }),
  );
  const ended = await render.ended;
  clearTimeout(hang);
  const left = await render.leftBehind();
  expect(left.map(({ command }) => command)).toEqual([]);
  return { name, hits, ended, killed };
}

/** Null where the render ended before there was one. */
async function findVictim(
  render: RunningRender,
  { number, victim, composed, delayMs }: Hit,
  { composing, killed }: { readonly composing: Set<number>; readonly killed: readonly FoundProcess[] },
): Promise<FoundProcess | null> {
  const isLive = (one: FoundProcess) => one.kind === victim && !killed.some((dead) => dead.pid === one.pid);
  await render.until((seen) => {
    for (const { kind, pid } of seen) if (kind === 'compose') composing.add(pid);
    return composing.size >= composed;
  });
  await Promise.race([waitMs(delayMs), render.ended]);
  const seen = await render.until((processes) => processes.some(isLive));
  const found = seen?.filter(isLive) ?? [];
  return (number % 2 ? found[0] : found.at(-1)) ?? null; // a browser may be a script and the real one
}

function kill({ pid }: FoundProcess): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it ended between the look and the kill: a render undisturbed
  }
}

describe('kill -9', () => {
  test(`${KILLS} kills at seeded moments: the film is exact, or there is none and a code says why`, async () => {
    const random = seededRandom(runSeed(20_261_121));
    const hits = Array.from({ length: KILLS }, (_, number): Hit => ({
      number,
      victim: VICTIMS[number % VICTIMS.length] ?? 'compose',
      composed: Math.floor(random() * (SEGMENTS + 1)),
      delayMs: Math.round(random() * LONGEST_DELAY_MS),
    }));
    const renders = Math.ceil(KILLS / HITS);
    const attacks = Array.from({ length: renders }, (_, index): Attack => {
      const own = hits.slice(index * HITS, (index + 1) * HITS);
      return { name: `kills-${own.map(({ number }) => number).join('-')}`, hits: own };
    });
    const outcomes: Outcome[] = [];
    const worker = async () => {
      for (let next = attacks.shift(); next; next = attacks.shift()) outcomes.push(await attack(next));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));

    const verdicts = outcomes.map(judge);
    const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
    const killed = outcomes.reduce((sum, outcome) => sum + outcome.killed.length, 0);
    console.log(
      `${killed} of ${KILLS} kills met a process: of ${renders} films ${count('exact')} exact, ${count('failed')} failed cleanly`,
    );
    expect(count('exact') + count('failed')).toBe(renders);
    expect(count('failed')).toBeLessThanOrEqual(Math.ceil(KILLS / 10));
    expect(killed).toBeGreaterThan(KILLS / 2);
  }, 600_000);
});

/** `exact`, `failed` (cleanly), or what is wrong. */
function judge({ name, hits, ended }: Outcome): string {
  const [outDir, tempDir] = [join(folder.outDir, name), join(folder.tempDir, name)];
  const left = {
    out: readdirSync(outDir).filter((file) => file !== 'film.mp4'),
    temp: namesIn(tempDir).filter(isOurs),
  };
  const digest = filmDigest(join(outDir, 'film.mp4'));
  const { exitCode, error } = ended;
  const what = { name, hits, exitCode, error, left, digest };
  const isClean = left.out.length === 0 && left.temp.length === 0;
  const isExact = digest?.frames === reference?.frames && digest?.sha256 === reference?.sha256;
  if (isClean && exitCode === 0 && isExact) return 'exact';
  if (
    isClean &&
    exitCode === 1 &&
    digest === null &&
    error &&
    error.code in ERRORS &&
    error.code !== 'internal'
  ) {
    console.log(
      `${name} (${hits.map(({ victim }) => victim).join(', ')}) failed with ${error.code}: ${error.message}`,
    );
    return 'failed';
  }
  console.error(JSON.stringify(what));
  return 'wrong';
}

/** Sources run unbuilt keep what was compiled of them in the temporary folder. */
const isOurs = (name: string) => !name.startsWith('tsx-');
