import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderFrame } from '../../src/engine/render-frame.ts';
import { renderScenario } from '../../src/engine/render-scenario.ts';
import { receiveFile } from '../../src/studio/doors/receive-file.ts';
import { feedJobs, type PlacedEvent } from '../../src/studio/jobs/job-feed.ts';
import { readScenario } from '../../src/shared/scenario/read-scenario.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';
import { openTestStudio } from './helpers/studio-services.ts';

type Studio = Awaited<ReturnType<typeof openTestStudio>>;
let studio: Studio;

beforeAll(async () => {
  studio = await openTestStudio();
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=128x72:r=10:d=2'];
  ffmpeg([...picture, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', join(studio.folder, 'clip.mp4')]);
});
afterAll(() => studio.close());

const document = (src: string) => ({
  cueframe: 1,
  title: 'Two seconds',
  media: { clip: { src } },
  timeline: [{ media: 'clip' }],
  cues: [{ type: 'text', text: 'hi', start: 0.5, end: 1, style: { size: 0.3 } }],
});
const recordsIn = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(dir, name));
const scenarioOf = (given: object) => {
  const reading = readScenario(JSON.stringify(given));
  if (!reading.ok) throw reading.error;
  return reading.scenario;
};

test('a plan says in words and numbers what a render would do, also what is in the cache already', async () => {
  const request = {
    document: document('clip.mp4'),
    baseDir: studio.folder,
    settings: { preset: 'low' } as const,
  };
  const before = await studio.call.planRender(request);
  expect({ ...before, sentences: before.sentences.slice(0, 1) }).toMatchObject({
    sentences: ['1 segment: 1 to draw on 1 worker.'],
    warnings: [],
    totalFrames: 20,
    segments: [{ startFrame: 0, endFrame: 20, isCached: false }],
    estimate: { seconds: null },
  });
  expect(before.estimate.filmBytes).toBeGreaterThan(100);
  await renderScenario(
    {
      ...{ scenario: scenarioOf(request.document), baseDir: studio.folder, preset: 'low' },
      outputPath: join(studio.folder, 'film.mp4'),
    },
    await studio.services.render(),
  );
  const [record] = recordsIn(studio.services.segmentDir);
  const [longAgo, used] = [new Date(1000), () => statSync(record ?? '').mtimeMs];
  utimesSync(record ?? '', longAgo, longAgo);
  const after = await studio.call.planRender(request);
  expect(used()).toBe(1000); // looking at a plan is no use of the segments
  expect([after.sentences[0], after.segments[0]?.isCached]).toEqual(['1 segment: 1 from the cache.', true]);
  const anew = await studio.call.planRender({ ...request, settings: { preset: 'low', cache: false } });
  expect(anew.segments[0]?.isCached).toBe(false);
});

test('many plans that wait for their turn are no warning in the log', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => void warnings.push(warning.name);
  process.on('warning', note);
  // large enough to be read in a thread, and refused there
  const wrong = { cueframe: 1, cues: 5, title: 'x'.repeat(30_000) };
  const plans = Array.from({ length: 14 }, () =>
    studio.call.planRender({ document: wrong, baseDir: studio.folder, settings: {} }),
  );
  const states = (await Promise.allSettled(plans)).map(({ status }) => status);
  process.off('warning', note);
  expect([warnings, new Set(states)]).toEqual([[], new Set(['rejected'])]);
});

test('a rendered frame is bit for bit the frame of the command line', async () => {
  const given = document('clip.mp4');
  const { url } = await studio.call.renderedFrame({ document: given, baseDir: studio.folder, frame: 7 });
  const outputPath = join(studio.folder, 'frame.png');
  const request = { scenario: scenarioOf(given), baseDir: studio.folder, frame: 7, outputPath };
  await renderFrame(request, await studio.services.render());
  const pixels = (path: string) => PNG.sync.read(readFileSync(path)).data;
  expect(pixels(studio.fileAt(url)).equals(pixels(outputPath))).toBe(true);
});

test('a finished frame is made once for its content: an edit elsewhere keeps it, another file does not', async () => {
  const src = join(studio.folder, 'changing.mp4');
  const film = (rate: number) =>
    ffmpeg([
      ...['-y', '-f', 'lavfi', '-i', `testsrc2=s=64x36:r=${rate}:d=1`],
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', src],
    ]);
  film(10);
  const fileOf = async (title: string, cueStart: number) => {
    const cues = [{ type: 'text', text: 'hi', start: cueStart, end: cueStart + 0.3 }];
    const given = { ...document('changing.mp4'), title, cues };
    const input = { document: given, baseDir: studio.folder, frame: 2 };
    return studio.fileAt((await studio.call.renderedFrame(input)).url);
  };
  const first = await fileOf('one', 0.5);
  const { ino } = statSync(first);
  expect(await fileOf('two', 0.6)).toBe(first);
  expect(statSync(first).ino).toBe(ino);
  const drawn = await fileOf('one', 0.1);
  film(20);
  const other = await fileOf('one', 0.5);
  expect(new Set([first, drawn, other]).size).toBe(3);
  expect(readFileSync(drawn).equals(readFileSync(first))).toBe(false);
});

test('a project that was never saved renders from uploads; a missing file and a wrong document have their codes', async () => {
  const place = await receiveFile(Readable.from([readFileSync(join(studio.folder, 'clip.mp4'))]), {
    ...{ uploadsDir: studio.services.places.uploadsDir, name: 'clip.mp4', limitBytes: 1e8, sizeBytes: null },
  });
  const plan = await studio.call.planRender({ document: document(place), baseDir: null, settings: {} });
  expect(plan.totalFrames).toBe(20);
  await expect(
    studio.call.planRender({ document: document('none.mp4'), baseDir: studio.folder, settings: {} }),
  ).rejects.toMatchObject({ code: 'media.not_found' });
  await expect(
    studio.call.planRender({ document: { cueframe: 1, cues: 5 }, baseDir: null, settings: {} }),
  ).rejects.toMatchObject({ code: 'scenario.invalid' });
  await expect(
    studio.call.planRender({ document: document(place), baseDir: null, settings: { encoder: 'magic' } }),
  ).rejects.toMatchObject({ code: 'encoder.unavailable' });
});

test('a job is queued, its events come with its row, and its film gets an address', async () => {
  const { cursor } = await studio.call.jobs({ limit: 10 });
  const told: PlacedEvent[] = [];
  const heard = new Map<number, () => void>();
  const hearing = (count: number) => new Promise<void>((resolve) => heard.set(count, resolve));
  const [two, three] = [hearing(2), hearing(3)];
  const feed = feedJobs(studio.jobs, {
    after: cursor,
    listener(event) {
      const isWanted = told.push(event) < 2;
      heard.get(told.length)?.();
      return isWanted;
    },
    onTrouble: (error) => {
      throw error;
    },
  });
  const job = await studio.call.startJob({
    ...{ document: document('clip.mp4'), baseDir: studio.folder, settings: { format: 'webm' } },
    ...{ output: null, title: 'My: film' },
  });
  expect(job).toMatchObject({
    state: 'queued',
    request: { format: 'webm', title: 'My: film' },
  });
  expect(await studio.jobs.scenarioOf(job.id)).toMatchObject({ title: 'Two seconds' });
  await expect(studio.call.revealOutput({ jobId: job.id })).rejects.toMatchObject({ code: 'job.transition' });

  expect((await studio.jobs.claim('test'))?.id).toBe(job.id);
  const output = join(studio.folder, 'done.webm');
  writeFileSync(output, 'film');
  const result = { sizeBytes: 4, sha256: 'x', frames: 20, durationSeconds: 2, elapsedSeconds: 1 };
  await studio.jobs.finish(job.id, 'test', { output, ...result, segmentsRendered: 1, segmentsCached: 0 });
  const { downloadUrl } = await studio.call.revealOutput({ jobId: job.id });
  expect(studio.addresses.find(downloadUrl?.split('/').at(-1) ?? '')).toMatchObject({
    path: output,
    downloadName: 'My_ film.webm',
  });

  // the listener said stop after two; it goes on where it was
  await two;
  expect(told).toHaveLength(2);
  feed.more();
  await three;
  feed.stop();
  const states = told.flatMap(({ event }) =>
    event.type === 'job' && event.event.type === 'state' ? [`${event.event.from} -> ${event.event.to}`] : [],
  );
  expect(states).toEqual(['null -> queued', 'queued -> running', 'running -> done']);
  expect(told.at(-1)?.cursor).toBe(await studio.jobs.lastCursor());
});

test('jobs are paused, resumed, cancelled, tried again and removed; a wrong step is refused', async () => {
  const start = {
    document: document('clip.mp4'),
    baseDir: studio.folder,
    settings: {},
    output: null,
    title: null,
  };
  const { id: jobId } = await studio.call.startJob(start);
  const act = async (action: 'pause' | 'resume' | 'cancel' | 'retry' | 'remove') =>
    (await studio.call.jobAction({ jobId, action }))?.state ?? null;
  expect([await act('pause'), await act('resume'), await act('cancel')]).toEqual([
    'paused',
    'queued',
    'cancelled',
  ]);
  await expect(act('pause')).rejects.toMatchObject({ code: 'job.transition' });
  expect(await act('remove')).toBeNull();
  await expect(studio.call.jobSegments({ jobId })).rejects.toMatchObject({ code: 'job.not_found' });
});

test('a name and a format that disagree are refused before anything is queued', async () => {
  const start = { document: document('clip.mp4'), baseDir: studio.folder, title: null };
  const output = join(studio.folder, 'film.mp4');
  await expect(
    studio.call.startJob({ ...start, settings: { format: 'webm' }, output }),
  ).rejects.toMatchObject({
    code: 'output.format',
  });
  await expect(studio.call.startJob({ ...start, settings: {}, output: 'film.mp4' })).rejects.toMatchObject({
    code: 'output.not_writable',
  });
});

test('the machine is told with its encoders and why the others do not work', async () => {
  const machine = await studio.call.machine({});
  expect(machine.cores).toBeGreaterThan(0);
  expect(machine.encoders.find(({ name }) => name === 'libx264')).toMatchObject({ works: true });
  expect(machine.encoders.every(({ reason }) => reason !== '')).toBe(true);
});
