import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { surveyOptions } from '../../src/engine/environment/find-tools.ts';
import type { RenderEvent } from '../../src/engine/request/render-request.ts';
import { filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { startRender, type Ended, type RunningRender } from './helpers/fault-render.ts';

/** What was finished before a kill is never rendered again, whoever renders. */
const SECONDS = 4;
const SEGMENTS = 5;
/** The segments and the sound. */
const KEPT = SEGMENTS + 1;

let folder: FaultFolder;
/** The film made without a cache, beside one that holds all of it. */
let withoutCache: Ended;
let reference: ReturnType<typeof filmDigest>;
/** That cache's files and their times, before and after. */
let before: unknown[] = [];
let after: unknown[] = [];
beforeAll(async () => {
  folder = makeFaultFolder(SECONDS);
  const cache = newCache('untouched');
  await start('filling', cache).ended;
  const look = () => segmentsIn(cache).map((name) => [name, statSync(join(cache, 'segments', name)).mtimeMs]);
  before = look();
  withoutCache = await start('reference', null, { CUEFRAME_CACHE_DIR: cache }).ended;
  after = look();
  reference = filmDigest(filmOf('reference'));
  expect(reference?.frames).toBe(SECONDS * 25);
});
afterAll(() => folder.remove());

const filmOf = (name: string) => join(folder.outDir, name, 'film.mp4');

/** A cache folder with what is known of this machine's tools, and no segment. */
function newCache(name: string): string {
  const dir = join(folder.path, `cache-${name}`);
  mkdirSync(dir);
  const proofs = join(surveyOptions({ env: process.env }).cacheDir, 'proofs.json');
  if (existsSync(proofs)) copyFileSync(proofs, join(dir, 'proofs.json'));
  return dir;
}

/** `cacheDir` null: with `--no-cache`. */
function start(name: string, cacheDir: string | null, env: NodeJS.ProcessEnv = {}): RunningRender {
  const [outDir, tempDir] = [join(folder.outDir, name), join(folder.tempDir, name)];
  for (const made of [outDir, tempDir]) mkdirSync(made);
  const settings = ['--workers', '1', '--segments', String(SEGMENTS), '--encoder', 'libx264'];
  return startRender([folder.scenario, '-o', filmOf(name), '--temp', tempDir, ...settings], {
    cwd: folder.path,
    env: { TMPDIR: tempDir, ...env, ...(cacheDir !== null && { CUEFRAME_CACHE_DIR: cacheDir }) },
    hasCache: cacheDir !== null,
  });
}

const count = ({ result }: Ended, how: 'render' | 'cache') =>
  result?.segments.filter((segment) => segment.how === how).length;
const finished = (events: readonly RenderEvent[]) =>
  events.flatMap((event) => (event.type === 'segment' && event.state === 'committed' ? [event.index] : []));

function until(render: RunningRender, isIt: () => boolean): Promise<unknown> {
  return Promise.race([
    render.ended,
    new Promise<void>((resolve) => {
      render.child.stdout?.on('data', () => isIt() && resolve());
    }),
  ]);
}

test('after kill -9 in the middle no finished segment is rendered again', async () => {
  const cache = newCache('killed');
  const first = start('killed', cache);
  await until(first, () => finished(first.events).length >= 2);
  first.child.kill('SIGKILL');
  const { signal, events } = await first.ended;
  const done = finished(events);
  expect({ signal, film: existsSync(filmOf('killed')) }).toEqual({ signal: 'SIGKILL', film: false });
  expect(done.length).toBeGreaterThanOrEqual(2);

  const second = await start('killed-again', cache).ended;
  const cached = second.result?.segments.filter(({ how }) => how === 'cache').map(({ index }) => index);
  expect(cached).toEqual(expect.arrayContaining(done));
  expect(filmDigest(filmOf('killed-again'))).toEqual(reference);
  expect((await first.leftBehind()).map(({ command }) => command)).toEqual([]);
});

test('two processes render the same film at once into one cache', async () => {
  const cache = newCache('shared');
  const both = await Promise.all([start('one', cache).ended, start('two', cache).ended]);
  expect(both.map(({ exitCode, error }) => ({ exitCode, error }))).toEqual(
    both.map(() => ({ exitCode: 0, error: null })),
  );
  expect([filmDigest(filmOf('one')), filmDigest(filmOf('two'))]).toEqual([reference, reference]);
  const records = segmentsIn(cache).filter((name) => name.endsWith('.json'));
  expect([records.length, segmentsIn(cache).length]).toEqual([KEPT, 2 * KEPT]);

  const third = await start('three', cache).ended;
  expect([count(third, 'cache'), count(third, 'render')]).toEqual([SEGMENTS, 0]);
  expect(filmDigest(filmOf('three'))).toEqual(reference);
});

test('without a cache nothing is taken from it and nothing is put into it', () => {
  expect(count(withoutCache, 'render')).toBe(SEGMENTS);
  expect(before.length).toBe(2 * KEPT);
  expect(after).toEqual(before);
});

test('the cache keeps to its limit', async () => {
  const cache = newCache('small');
  const limit = 60_000;
  const { exitCode } = await start('small', cache, { CUEFRAME_CACHE_LIMIT_BYTES: String(limit) }).ended;
  const files = segmentsIn(cache).map((name) => statSync(join(cache, 'segments', name)));
  const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  expect(exitCode).toBe(0);
  expect(files.length).toBeLessThan(2 * KEPT);
  expect(bytes).toBeLessThanOrEqual(limit);
});

/** Files of the segment cache, from its folder on. */
function segmentsIn(cache: string): string[] {
  const names = readdirSync(join(cache, 'segments'), { recursive: true }) as string[];
  return names.filter((name) => statSync(join(cache, 'segments', name)).isFile()).sort();
}
