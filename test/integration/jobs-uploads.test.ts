import { appendFileSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createS3Store, type S3Store } from '../../src/work/storage/s3-store.ts';
import { isTerminal } from '../../src/shared/job/job-transitions.ts';
import type { Job } from '../../src/shared/job/job.ts';
import type { OutputFormat } from '../../src/shared/plan/plan.ts';
import { makeFaultFolder, type FaultFolder } from './helpers/fault-film.ts';
import { namesIn } from './helpers/fault-render.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';
import { openJobBench, type JobBench } from './helpers/job-bench.ts';
import { startS3Server, type S3Server } from './helpers/s3-server.ts';
import { requestFor } from './helpers/served-job.ts';

/** Small, so that a small film has several; s3rver takes them, and storage-stores.test.ts sends the usual ones. */
const PART_BYTES = 64 * 1024;
const SECONDS = 2;

let folder: FaultFolder;
let s3: S3Server;
let films: S3Store;
let bench: JobBench;
beforeAll(async () => {
  folder = makeFaultFolder(SECONDS);
  // noise does not get smaller by encoding: a film of many parts
  ffmpeg([
    ...['-f', 'lavfi', '-i', 'nullsrc=s=320x180:r=25,geq=random(1)*255:128:128', '-t', String(SECONDS)],
    ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-crf', '18', join(folder.path, 'noise.mp4')],
  ]);
  s3 = await startS3Server();
  films = createS3Store({ ...s3.options, partBytes: PART_BYTES });
});
afterAll(async () => {
  films.close();
  await s3.close();
  folder.remove();
});
beforeEach(async () => {
  s3.front.seen.length = 0;
  bench = await openJobBench({
    filmStore: async (place) => ({ store: films, key: keyOf(place) }),
    segmentDir: join(folder.path, 'segments'), // the same film goes up in many ways: encoded once
  });
});
afterEach(async () => {
  s3.front.fault = null;
  await bench.close();
});

const keyOf = (place: string) => place.slice(`s3://${s3.options.bucket}/`.length);
const stored = async (key: string) => buffer((await films.read(key)).stream);

async function addJob(format: OutputFormat, source = 'source.mp4'): Promise<string> {
  const scenario = {
    ...{ cueframe: 1, media: { main: { src: source } }, timeline: [{ media: 'main' }] },
    cues: [{ type: 'text', text: 'one', start: 0.2, end: 0.8 }],
  };
  const settings = { workers: 1, segments: 2, speed: 'veryfast' } as const;
  const output = `s3://${s3.options.bucket}/films/a.${format}`;
  return (await bench.store.add({ ...requestFor(scenario, folder.path, output, settings), format })).job.id;
}

const attemptsOf = async (id: string) => (await bench.store.segments(id)).map(({ attempt }) => attempt);

describe('a film that is rendered', () => {
  test('is kept while its upload is refused; retried, the job sends that film and renders nothing', async () => {
    s3.front.fault = (operation) =>
      operation === 'put' || operation === 'part' || operation === 'create'
        ? ({ refuse }) => refuse(400, 'InvalidRequest')
        : null;
    const id = await addJob('mp4');
    await bench.start();
    const failed = await bench.until(id, ({ state }) => isTerminal(state));
    const attempts = await attemptsOf(id);
    const kept = readFileSync(join(bench.places.renderedDir, `${id}.mp4`));
    s3.front.fault = null;
    await bench.store.retry(id);
    const done = await bench.until(id, ({ state }) => isTerminal(state));
    expect({
      failed: [failed.state, failed.failure?.code, failed.isRendered, failed.attempt],
      done: [done.state, done.result?.output, done.result?.sha256, done.result?.segmentsRendered],
      attempts: await attemptsOf(id),
      isSame: (await stored('films/a.mp4')).equals(kept),
      digest: (await films.head('films/a.mp4'))?.sha256,
    }).toEqual({
      failed: ['failed', 'upload.failed', true, 3],
      done: ['done', `s3://${s3.options.bucket}/films/a.mp4`, failed.result?.sha256, 2],
      ...{ attempts, isSame: true, digest: failed.result?.sha256 },
    });
    await bench.stop();
    expect([attempts, namesIn(bench.places.renderedDir), await s3.openUploads()]).toEqual([[1, 1], [], []]);
  });
});

/** What the bucket was asked when the film was verified, and the film as it was then. */
async function verified(
  id: string,
): Promise<{ readonly seen: readonly string[]; readonly film: Buffer; job: Job }> {
  const job = await bench.until(id, ({ isRendered, state }) => isRendered || isTerminal(state));
  const path = join(bench.places.renderedDir, `${id}.${job.request.format}`);
  return { seen: [...s3.front.seen], film: readFileSync(path), job };
}

describe('a webm film', () => {
  test('goes up while it is joined and verified, in parts, and the bucket then has that very film', async () => {
    let goOn: () => void = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    s3.front.fault = (operation) => (operation === 'complete' ? ({ pass }) => held.then(() => pass()) : null);
    const id = await addJob('webm', 'noise.mp4');
    await bench.start();
    const { seen, film } = await verified(id);
    goOn();
    const done = await bench.until(id, ({ state }) => isTerminal(state));
    await bench.stop();
    expect({
      state: [done.state, done.failure],
      isBegun: seen.includes('create') && seen.some((operation) => operation.startsWith('part')),
      isHidden: !seen.includes('complete'),
      hasManyParts: film.length > 4 * PART_BYTES,
      isSame: (await stored('films/a.webm')).equals(film),
      ...{ open: await s3.openUploads(), rendered: namesIn(bench.places.renderedDir) },
    }).toEqual({
      ...{ state: ['done', null], isBegun: true, isHidden: true, hasManyParts: true, isSame: true },
      ...{ open: [], rendered: [] },
    });
  });

  test.each([
    ['cancelled while it goes up', 'cancelled', null],
    ['refused at its end', 'failed', 'upload.failed'],
  ] as const)('%s leaves no upload open, and no film in the bucket', async (_name, state, code) => {
    await films.delete('films/a.webm');
    let id = '';
    s3.front.fault = (operation) => {
      if (state === 'cancelled' && operation === 'part')
        return async ({ pass }) => {
          if ((await bench.store.get(id))?.state === 'running') await bench.store.cancel(id);
          await pass();
        };
      return operation === 'complete' || operation === 'put'
        ? ({ refuse }) => refuse(400, 'InvalidRequest')
        : null;
    };
    id = await addJob('webm', 'noise.mp4');
    await bench.start();
    const ended = await bench.until(id, (job) => isTerminal(job.state));
    await bench.stop();
    expect([ended.state, ended.failure?.code ?? null, s3.front.seen.includes('create')]).toEqual([
      state,
      code,
      true,
    ]);
    expect([await s3.openUploads(), await films.head('films/a.webm'), bench.troubles]).toEqual([
      [],
      null,
      [],
    ]);
  });

  test('that is not published after its upload began, because its source changed, leaves no upload open', async () => {
    copyFileSync(join(folder.path, 'noise.mp4'), join(folder.path, 'changed.mp4'));
    const id = await addJob('webm', 'changed.mp4');
    s3.front.fault = (operation) => {
      if (operation === 'create') appendFileSync(join(folder.path, 'changed.mp4'), 'more');
      return null;
    };
    await bench.start();
    const ended = await bench.until(id, (job) => isTerminal(job.state));
    await bench.stop();
    expect([ended.failure?.code, ended.isRendered, s3.front.seen.includes('create')]).toEqual([
      ...['media.changed', false, true],
    ]);
    expect([await s3.openUploads(), await films.head('films/a.webm')]).toEqual([[], null]);
  });
});
