import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../helpers/test-random.ts';
import { makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { hasSent, type FoundProcess } from './helpers/fault-processes.ts';
import { runSeed } from './helpers/fault-random.ts';
import { namesIn, startRender, type RunningRender } from './helpers/fault-render.ts';
import { waitMs } from './helpers/wait-ms.ts';

/** Whoever asks for an end gets it soon, and finds everything as it was before. */
const SECONDS = 3;
const OLD = 'the film of yesterday';

let folder: FaultFolder;
let random: () => number;
beforeAll(() => {
  folder = makeFaultFolder(SECONDS);
  random = seededRandom(runSeed(77));
});
afterAll(() => folder.remove());

let renders = 0;
/** A render over an older film, in folders of its own. */
function startOverOldFilm(): RunningRender & { readonly outDir: string; readonly tempDir: string } {
  const name = `render-${(renders += 1)}`;
  const [outDir, tempDir] = [join(folder.outDir, name), join(folder.tempDir, name)];
  for (const made of [outDir, tempDir]) mkdirSync(made);
  writeFileSync(join(outDir, 'film.mp4'), OLD);
  const sizes = ['--workers', '2', '--segments', '4', '--encoder', 'libx264'];
  const args = [folder.scenario, '-o', join(outDir, 'film.mp4'), '--temp', tempDir, ...sizes];
  const env = { NODE_OPTIONS: ANSWERS_TURNS };
  return { ...startRender(args, { cwd: folder.path, isGroup: true, env }), outDir, tempDir };
}

/** Has a render say `turn` when its event loop comes round after SIGUSR2. */
const ANSWERS_TURNS = `--import=data:text/javascript,process.on('SIGUSR2',()=>console.error('turn'))`;

/** Resolves when all that the render was doing in one go is done, or it has ended. */
async function nextTurn({ child, ended }: RunningRender): Promise<void> {
  const answer = new Promise<void>((resolve) => {
    child.stderr?.on('data', (text: Buffer) => text.includes('turn') && resolve());
  });
  child.kill('SIGUSR2');
  await Promise.race([answer, ended]);
}

/**
 * A render at the moment `isTime` names, with its processes of `kind` stopped: a film of 64x36 is joined and proved in no
 * time. One that was over before it could be stopped is started again.
 */
async function renderHeldAt(isTime: (seen: readonly FoundProcess[]) => boolean, kind: FoundProcess['kind']) {
  for (let tries = 1; ; tries += 1) {
    const render = startOverOldFilm();
    const seen = await render.until(isTime);
    const held = seen?.filter((found) => found.kind === kind) ?? [];
    if (seen && held.every(({ pid }) => hasSent(pid, 'SIGSTOP'))) return render;
    expect(tries, 'the moment was never met').toBeLessThan(5);
    for (const { pid } of held) hasSent(pid, 'SIGCONT');
    await render.ended;
  }
}

const untouched = { out: ['film.mp4'], text: OLD, temp: [] as string[], left: [] as string[] };

async function remains(render: ReturnType<typeof startOverOldFilm>) {
  const left = await render.leftBehind();
  return {
    out: namesIn(render.outDir),
    text: readFileSync(join(render.outDir, 'film.mp4'), 'utf8'),
    temp: namesIn(render.tempDir),
    left: left.map(({ command }) => command),
  };
}

/** Sends to one process, or with `toGroup` to all of the group, as ctrl-C in a terminal does. */
function send({ child }: RunningRender, signal: NodeJS.Signals, toGroup = false): void {
  process.kill(toGroup ? -(child.pid as number) : (child.pid as number), signal);
}

const shows = (kind: FoundProcess['kind']) => (seen: readonly FoundProcess[]) =>
  seen.some((found) => found.kind === kind);
const isProbing = (seen: readonly FoundProcess[]) => seen.some(({ command }) => command.includes('ffprobe'));

describe('a render asked to stop', () => {
  test.each([
    ['while probing', isProbing, 'SIGINT', false],
    ['while the browser starts', shows('browser'), 'SIGINT', false],
    ['while pages open', shows('renderer'), 'SIGINT', true],
    ['while rendering', shows('compose'), 'SIGINT', false],
    ['while rendering, by ctrl-C', shows('compose'), 'SIGINT', true],
    ['while rendering, by SIGTERM', shows('compose'), 'SIGTERM', false],
    ['while checking', shows('check'), 'SIGINT', false],
    ['while assembling', shows('join'), 'SIGINT', false],
  ] as const)('%s', async (_when, isTime, signal, toGroup) => {
    const render = await renderHeldAt(isTime, 'join');
    await waitMs(random() * 30);
    render.look();
    send(render, signal, toGroup);
    const { exitCode, error } = await render.ended;
    const found = await remains(render);
    expect({ ...found, exitCode, code: error?.code }).toEqual({
      ...untouched,
      ...{ exitCode: 130, code: 'job.cancelled' },
    });
  });

  test('asked twice it does not wait for a child that does not listen', async () => {
    const render = await renderHeldAt(shows('compose'), 'compose');
    send(render, 'SIGINT');
    send(render, 'SIGTERM'); // two alike may arrive as one
    const { exitCode } = await render.ended;
    expect({ ...(await remains(render)), exitCode }).toEqual({
      ...untouched,
      exitCode: 130,
    });
  });
});

describe('a render killed by SIGKILL takes its children and its files with it', () => {
  test.each([
    ['while rendering', 'compose'],
    ['while checking', 'check'],
    ['while assembling', 'join'],
  ] as const)('%s', async (_when, kind) => {
    const render = await renderHeldAt(shows(kind), kind); // stopped, it cannot come to its end by itself
    render.look();
    // a child seen in the instant of its birth is on the last will's list only at the end of the render's turn
    await nextTurn(render);
    render.child.kill('SIGKILL');
    const { signal } = await render.ended;
    expect({ ...(await remains(render)), signal }).toEqual({
      ...untouched,
      signal: 'SIGKILL',
    });
  });
});
