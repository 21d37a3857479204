import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileDigest, filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { namesIn, startRender, type Ended } from './helpers/fault-render.ts';
import { waitMs } from './helpers/wait-ms.ts';

/** Disks that are full, places that cannot be written. */
const SECONDS = 2;
const OLD = 'the film of yesterday';
/** Mounts of a process of its own: gone with it, and seen by nobody else. */
const canMount = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;
const whyNot = canMount ? '' : ' (skipped: unshare and mount need root)';

let folder: FaultFolder;
let filmKiB: number;
beforeAll(async () => {
  folder = makeFaultFolder(SECONDS);
  const { outDir, tempDir } = newPlace();
  await start(join(outDir, 'film.mp4'), tempDir).ended;
  filmKiB = statSync(join(outDir, 'film.mp4')).size / 1024;
});
afterAll(() => folder.remove());

let places = 0;
function newPlace(): { readonly outDir: string; readonly tempDir: string } {
  const name = `place-${(places += 1)}`;
  const [outDir, tempDir] = [join(folder.outDir, name), join(folder.tempDir, name)];
  for (const made of [outDir, tempDir]) mkdirSync(made);
  return { outDir, tempDir };
}

/** Starts a render; `mount` is a line of shell that prepares its own view of the disks first. */
function start(output: string, tempDir: string, { mount = '', env = {} as NodeJS.ProcessEnv } = {}) {
  const before = mount === '' ? [] : ['unshare', '-m', 'sh', '-ec', `${mount}; exec "$@"`, 'sh'];
  const sizes = ['--workers', '2', '--segments', '2', '--encoder', 'libx264', '--quality', 'lossless'];
  const args = [folder.scenario, '-o', output, '--temp', tempDir, ...sizes];
  return startRender(args, { cwd: folder.path, before, env });
}

const told = ({ exitCode, error }: Ended) => ({ exitCode, code: error?.code });
describe.runIf(canMount)(`a disk that is full, or may only be read${whyNot}`, () => {
  test.each([0.1, 0.8])('the work disk has room for %f of the film', async (share) => {
    const sizeKiB = Math.floor(filmKiB * share);
    const { outDir, tempDir } = newPlace();
    const film = join(outDir, 'film.mp4');
    writeFileSync(film, OLD);
    // what is left on the disk is looked at before it vanishes with the mount
    const list = join(outDir, '..', `left-${share}`);
    const mount = `mount -t tmpfs -o size=${sizeKiB}k none "$DISK"; "$@" && code=0 || code=$?; ls -A "$DISK" > "$LIST"; exit $code`;
    const render = start(film, tempDir, { mount, env: { DISK: tempDir, LIST: list } });
    const ended = await render.ended;
    expect({
      ...told(ended),
      text: readFileSync(film, 'utf8'),
      out: namesIn(outDir),
      temp: readFileSync(list, 'utf8'),
      left: await render.leftBehind(),
    }).toEqual({ exitCode: 1, code: 'disk.full', text: OLD, out: ['film.mp4'], temp: '', left: [] });
  });

  test.each([0.1, 0.9])('the disk of the output has room for %f of the film', async (share) => {
    const sizeKiB = Math.ceil(filmKiB * share);
    const { outDir, tempDir } = newPlace();
    const list = join(outDir, '..', `out-left-${share}`);
    const mount = `mount -t tmpfs -o size=${sizeKiB}k none "$DISK"; printf old > "$DISK/film.mp4"; "$@" && code=0 || code=$?; (cd "$DISK"; ls -A; cat film.mp4) > "$LIST"; exit $code`;
    const render = start(join(outDir, 'film.mp4'), tempDir, { mount, env: { DISK: outDir, LIST: list } });
    const ended = await render.ended;
    expect({
      ...told(ended),
      out: readFileSync(list, 'utf8'),
      temp: namesIn(tempDir),
      left: await render.leftBehind(),
    }).toEqual({ exitCode: 1, code: 'disk.full', out: 'film.mp4\nold', temp: [], left: [] });
  });

  test('the folder of the output may only be read', async () => {
    const { outDir, tempDir } = newPlace();
    writeFileSync(join(outDir, 'film.mp4'), OLD);
    const mount = 'mount --bind "$DISK" "$DISK"; mount -o remount,ro,bind "$DISK"';
    const ended = await start(join(outDir, 'film.mp4'), tempDir, { mount, env: { DISK: outDir } }).ended;
    expect({
      ...told(ended),
      text: readFileSync(join(outDir, 'film.mp4'), 'utf8'),
      out: namesIn(outDir),
    }).toEqual({
      ...{ exitCode: 1, code: 'output.not_writable', text: OLD, out: ['film.mp4'] },
    });
  });
});

describe('a place where no film can be', () => {
  const long = `${'x'.repeat(252)}.mp4`;
  test.each([
    ['its folder is missing', join('none', 'film.mp4'), 'its folder does not exist'],
    ['its folder is a file', join('plain', 'film.mp4'), 'its folder is not a folder'],
    ['a folder', 'folder.mp4', 'there is something else than a file in its place'],
    ['a FIFO', 'fifo.mp4', 'there is something else than a file in its place'],
    ['a name too long', long, 'its name is too long'],
  ])('%s', async (_what, name, why) => {
    const { outDir, tempDir } = newPlace();
    mkdirSync(join(outDir, 'folder.mp4'));
    writeFileSync(join(outDir, 'plain'), OLD);
    execFileSync('mkfifo', [join(outDir, 'fifo.mp4')]);
    const ended = await start(join(outDir, name), tempDir).ended;
    expect({
      ...{ exitCode: ended.exitCode, code: ended.error?.code, message: ended.error?.message },
      ...{ out: namesIn(outDir), temp: namesIn(tempDir), text: readFileSync(join(outDir, 'plain'), 'utf8') },
    }).toEqual({
      ...{ exitCode: 1, code: 'output.not_writable' },
      message: `${join(outDir, name)} cannot be written: ${why}`,
      ...{ out: ['fifo.mp4', 'folder.mp4', 'plain'], temp: [], text: OLD },
    });
  });

  test('its folder goes while the film is rendered', async () => {
    const { outDir, tempDir } = newPlace();
    const render = start(join(outDir, 'film.mp4'), tempDir);
    await render.until((seen) => seen.some(({ kind }) => kind === 'compose'));
    rmSync(outDir, { recursive: true });
    const ended = await render.ended;
    expect({ ...told(ended), temp: namesIn(tempDir), left: await render.leftBehind() }).toEqual({
      ...{ exitCode: 1, code: 'output.not_writable', temp: [], left: [] },
    });
  });
});

describe('the destination', () => {
  test('holds the old film or the whole new one at every look', async () => {
    const { outDir, tempDir } = newPlace();
    const film = join(outDir, 'film.mp4');
    writeFileSync(film, OLD);
    const old = fileDigest(film);
    const render = start(film, tempDir);
    const seen = new Set<string>();
    const files = new Set<string>();
    let last = '';
    while (!render.hasEnded()) {
      const { ino, size, mtimeMs } = statSync(film); // throws should it be gone for a moment
      if (last !== `${ino} ${size} ${mtimeMs}`) seen.add(fileDigest(film));
      last = `${ino} ${size} ${mtimeMs}`;
      for (const name of namesIn(outDir)) files.add(name.replace(/[0-9a-f]{8}/, 'ID'));
      await waitMs(2);
    }
    const { exitCode } = await render.ended;
    seen.add(fileDigest(film));
    expect({ exitCode, seen: [...seen], files: [...files].sort() }).toEqual({
      ...{ exitCode: 0, seen: [old, fileDigest(film)], files: ['.film.mp4.ID.part', 'film.mp4'] },
    });
    expect([filmDigest(film)?.frames, namesIn(outDir), namesIn(tempDir)]).toEqual([
      SECONDS * 25,
      ['film.mp4'],
      [],
    ]);
  });
});
