import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SqliteJobStore } from '../../src/work/queue/sqlite/sqlite-job-store.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { filmDigest, makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { namesIn } from './helpers/fault-render.ts';
import { openStore, requestFor, startServe, until, type Served } from './helpers/served-job.ts';

/** Full and read-only disks, for jobs: mounts of a process of its own, gone with it, and seen by nobody else. */
const canMount = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;
const whyNot = canMount ? '' : ' (skipped: unshare and mount need root)';
const SECONDS = 2;
const LIMIT_MS = 60_000;

let folder: FaultFolder;
beforeAll(() => {
  folder = makeFaultFolder(SECONDS);
});
afterAll(() => folder.remove());

let served: Served | null = null;
let store: SqliteJobStore | null = null;
afterEach(async () => {
  await served?.end('SIGTERM');
  await store?.close();
});

/** `mount`: a line of shell that prepares the view of the disks; OUT is the folder of the film. */
async function serveJob(name: string, mount: string, output = 'film.mp4') {
  const [dataDir, outDir] = [join(folder.path, name), join(folder.outDir, name)];
  for (const made of [dataDir, outDir]) mkdirSync(made);
  store = openStore(dataDir);
  const scenario = JSON.parse(readFileSync(folder.scenario, 'utf8')) as unknown;
  const settings = { workers: 1, segments: 2, encoder: 'libx264' } as const;
  const { id } = (await store.add(requestFor(scenario, folder.path, join(outDir, output), settings))).job;
  served = startServe(dataDir, {
    args: ['--no-http'],
    env: { OUT: outDir, DATA: dataDir },
    before: ['unshare', '-m', 'sh', '-ec', `${mount}; exec "$@"`, 'sh'],
  });
  return { one: served, jobs: store, id, dataDir, outDir, job: async () => (await store?.get(id)) as Job };
}

test.runIf(canMount)(
  `a full output disk pauses a job and says what it needs; with room it goes on by itself${whyNot}`,
  async () => {
    // a disk of 64 KiB with 60 of them taken: the film needs more; what is taken can be given back from outside
    const { one, job, jobs, id, outDir } = await serveJob(
      'full-output',
      'mount -t tmpfs -o size=64k none "$OUT"; head -c 61440 /dev/zero > "$OUT/ballast"',
    );
    const inside = `/proc/${one.child.pid}/root${outDir}`;
    await until(one, async () => (await job()).state === 'paused', LIMIT_MS);
    const paused = await job();
    const warning = (await jobs.events(null, { jobId: id, limit: 1000 })).find(
      ({ type }) => type === 'warning',
    );
    // more room than the disk has: it is made larger, as an administrator would
    spawnSync('nsenter', ['-m', '-t', String(one.child.pid), 'mount', '-o', 'remount,size=4m', outDir]);
    rmSync(join(inside, 'ballast'));
    await until(one, async () => (await job()).state === 'done', LIMIT_MS);
    expect({
      because: paused.pausedBecause,
      warning: warning && 'code' in warning && warning.code,
      says: /needs about .* is free/.test(JSON.stringify(warning)),
      ...{ state: (await job()).state, attempt: (await job()).attempt, films: namesIn(inside) },
      frames: filmDigest(join(inside, 'film.mp4'))?.frames,
    }).toEqual({
      ...{ because: 'disk.full', warning: 'disk.full', says: true },
      ...{ state: 'done', attempt: 1, films: ['film.mp4'], frames: SECONDS * 25 },
    });
    jobs.check('full');
  },
);

test.runIf(canMount)(
  `an output that may only be read fails the job with its code, and leaves what is there${whyNot}`,
  async () => {
    const { one, job, outDir } = await serveJob(
      'read-only',
      'echo old > "$OUT/film.mp4"; mount --bind "$OUT" "$OUT"; mount -o remount,ro,bind "$OUT"',
    );
    await until(one, async () => (await job()).state === 'failed', LIMIT_MS);
    expect({
      code: (await job()).failure?.code,
      files: namesIn(outDir),
      text: readFileSync(join(outDir, 'film.mp4'), 'utf8'),
    }).toEqual({
      ...{ code: 'output.not_writable', files: ['film.mp4'], text: 'old\n' },
    });
  },
);
