import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveFile } from '../../src/studio/doors/receive-file.ts';
import { ffmpeg, probeStream, rawFrames } from './helpers/ffmpeg.ts';
import { openTestStudio } from './helpers/studio-services.ts';

type Studio = Awaited<ReturnType<typeof openTestStudio>>;
let studio: Studio;
let clip: string;
const at = (name: string) => join(studio.folder, name);

beforeAll(async () => {
  studio = await openTestStudio();
  clip = at('clip.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=128x72:r=25:d=2'];
  // silent for a second, then loud
  const sound = ['-f', 'lavfi', '-i', 'aevalsrc=if(lt(t\\,1)\\,0\\,0.9*sin(2*PI*440*t)):s=48000:d=2'];
  ffmpeg([...picture, ...sound, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', clip]);
  ffmpeg([...picture, '-c:v', 'mpeg2video', '-q:v', '3', at('old.avi')]);
  ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=1', '-frames:v', '1', at('logo.png')]);
});
afterAll(() => studio.close());

test('media come with facts, frame times, an address and a thumbnail; bad files are refused one by one', async () => {
  writeFileSync(at('empty.mp4'), '');
  writeFileSync(at('notes.txt'), 'hello');
  const places = [clip, at('empty.mp4'), at('gone.mp4'), at('notes.txt'), at('logo.png')];
  const { media, refused } = await studio.call.addMedia({ places });
  expect(media.map(({ name, info }) => [name, info.kind])).toEqual([
    ['clip.mp4', 'video'],
    ['logo.png', 'image'],
  ]);
  expect(refused.map(({ place, code }) => [place, code])).toEqual([
    [at('empty.mp4'), 'media.unreadable'],
    [at('gone.mp4'), 'media.not_found'],
    [at('notes.txt'), 'media.unreadable'],
  ]);
  const [video] = media;
  expect(video?.frames?.ticks).toHaveLength(50);
  expect(studio.fileAt(video?.mediaUrl ?? '')).toBe(clip);
  const thumbnail = readFileSync(studio.fileAt(video?.thumbnailUrl ?? ''));
  expect([thumbnail[0], thumbnail[1]]).toEqual([0xff, 0xd8]); // JPEG
});

test('a stamp tells that a file is another now: its address, its times and its pictures are then made anew', async () => {
  const path = at('growing.mp4');
  const made = (seconds: number, color: string) =>
    ffmpeg(['-y', '-f', 'lavfi', '-i', `color=${color}:s=64x64:r=25:d=${seconds}`, '-c:v', 'libx264', path]);
  const read = async () => (await studio.call.addMedia({ places: [path] })).media[0];
  const stampNow = async () => (await studio.call.mediaStamps({ places: [path] })).stamps;
  expect(await stampNow()).toEqual([null]);
  made(1, 'red');
  const before = await read();
  expect(await stampNow()).toEqual([before?.stamp]);
  expect((await read())?.mediaUrl).toBe(before?.mediaUrl);
  made(2, 'blue');
  const after = await read();
  expect([await stampNow(), after?.stamp === before?.stamp]).toEqual([[after?.stamp], false]);
  expect([before?.frames?.ticks.length, after?.frames?.ticks.length]).toEqual([25, 50]);
  for (const key of ['mediaUrl', 'thumbnailUrl', 'content'] as const)
    expect([key, after?.[key] === before?.[key]]).toEqual([key, false]);
  const { stamps } = await studio.call.mediaStamps({ places: [at('none.mp4'), path, 'upload://none'] });
  expect(stamps).toEqual([null, after?.stamp, null]);
});

test('a folder gives the media in it and below it; one without any says so', async () => {
  mkdirSync(at('bin/deep'), { recursive: true });
  mkdirSync(at('bare'));
  writeFileSync(at('bin/readme.md'), 'no media');
  writeFileSync(at('bin/deep/logo.png'), readFileSync(at('logo.png')));
  writeFileSync(at('bin/broken.mp4'), 'not a film');
  const { media, refused } = await studio.call.addMedia({ places: [at('bin'), at('bare')] });
  expect(media.map(({ place }) => place)).toEqual([at('bin/deep/logo.png')]);
  expect(refused.map(({ place, name, code }) => [place, name, code])).toEqual([
    [at('bare'), 'bare', 'media.not_found'],
    [at('bin/broken.mp4'), 'broken.mp4', 'media.unreadable'],
  ]);
  expect(refused.map(({ message }) => message).join()).not.toContain(at('bin'));
});

test('a waveform has its peaks where the sound is loud, and none for a silent film', async () => {
  const { peaks } = await studio.call.waveform({ place: clip, perSecond: 10 });
  expect(peaks.length).toBeGreaterThanOrEqual(20);
  expect(Math.max(...peaks.slice(0, 9))).toBeLessThan(0.05);
  expect(Math.min(...peaks.slice(11, 19))).toBeGreaterThan(0.8);
  expect(await studio.call.waveform({ place: clip, perSecond: 10 })).toEqual({ peaks });
  expect(await studio.call.waveform({ place: at('old.avi'), perSecond: 10 })).toEqual({ peaks: [] });
});

test('a filmstrip has the very frames that were asked for, made once, and null where there is none', async () => {
  const { media } = await studio.call.addMedia({ places: [clip, at('old.avi')] });
  const ticks = media[0]?.frames?.ticks ?? [];
  const wanted = [ticks[0], ticks[37], ticks[49]].map((tick) => tick ?? -1);
  const { urls } = await studio.call.filmstrip({ place: clip, ticks: wanted });
  const pictures = urls.map((url) => grayPixels(studio.fileAt(url ?? '')));
  const frames = [0, 37, 49].map((frame) => grayPixels(clip, frame));
  // each is nearest to its own frame of the film, which moves all the time
  expect(pictures.map((picture) => nearest(picture, frames))).toEqual([0, 1, 2]);
  expect(
    nearest(
      grayPixels(studio.fileAt(urls[1] ?? '')),
      [36, 37, 38].map((at) => grayPixels(clip, at)),
    ),
  ).toBe(1);
  expect(await studio.call.filmstrip({ place: clip, ticks: wanted.toReversed() })).toEqual({
    urls: urls.toReversed(),
  });
  const old = await studio.call.filmstrip({
    place: at('old.avi'),
    ticks: media[1]?.frames?.ticks.slice(0, 1) ?? [],
  });
  expect(studio.fileAt(old.urls[0] ?? '')).toMatch(/\.jpg$/); // also of what no browser plays
  const late = (ticks[49] ?? 0) * 100;
  expect(await studio.call.filmstrip({ place: clip, ticks: [late] })).toEqual({ urls: [null] });
});

/** One frame of a film or picture, 32x18 and grey. */
function grayPixels(path: string, frame = 0): Buffer {
  const filter = `select=eq(n\\,${frame}),scale=32:18:flags=area`;
  return rawFrames(path, { pixelFormat: 'gray', frameBytes: 32 * 18, filter })[0] ?? Buffer.alloc(0);
}

function nearest(picture: Buffer, frames: readonly Buffer[]): number {
  const alike = frames.map((frame) =>
    frame.reduce((sum, value, at) => sum + (value - (picture[at] ?? 0)) ** 2, 0),
  );
  return alike.indexOf(Math.min(...alike));
}

test('only what Chromium cannot play gets a copy, with every frame, made once', async () => {
  expect(await studio.call.previewProxy({ place: clip })).toBeNull();
  const [first, second] = await Promise.all([
    studio.call.previewProxy({ place: at('old.avi') }),
    studio.call.previewProxy({ place: at('old.avi') }),
  ]);
  expect(second).toEqual(first);
  const copy = studio.fileAt(first?.url ?? '');
  expect(probeStream(copy, 'v', 'codec_name,width,height')).toEqual({
    codec_name: 'vp9',
    width: 128,
    height: 72,
  });
  const { media } = await studio.call.addMedia({ places: [copy] });
  expect(media[0]?.frames?.ticks).toHaveLength(50);
});

test('a file sent by a browser is media like any other, under its own name', async () => {
  const uploadsDir = studio.services.places.uploadsDir;
  const place = await receiveFile(Readable.from([readFileSync(clip)]), {
    ...{ uploadsDir, name: 'C:\\films\\my talk.mp4', limitBytes: 1e8, sizeBytes: null },
  });
  const { media } = await studio.call.addMedia({ places: [place] });
  expect(media.map(({ name, place: where }) => [name, where])).toEqual([['my talk.mp4', place]]);
  expect(
    (await studio.call.addMedia({ places: ['upload://s000000000000000000000000'] })).refused,
  ).toMatchObject([{ code: 'upload.not_found' }]);
});

test('a file that is too large is refused and nothing of it stays', async () => {
  const uploadsDir = at('uploads');
  const sent = receiveFile(Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), {
    ...{ uploadsDir, name: 'big.mp4', limitBytes: 1000, sizeBytes: null },
  });
  await expect(sent).rejects.toMatchObject({ code: 'request.too_large' });
  expect((await studio.call.addMedia({ places: [uploadsDir] })).media).toEqual([]);
});

test('subtitles become cues; a film is no subtitle file', async () => {
  writeFileSync(at('talk.srt'), '1\r\n00:00:00,500 --> 00:00:01,500\r\nHello\r\n');
  expect(await studio.call.importCues({ place: at('talk.srt') })).toEqual({
    cues: [{ type: 'text', start: 0.5, end: 1.5, text: 'Hello' }],
    warnings: [],
  });
  await expect(studio.call.importCues({ place: clip })).rejects.toMatchObject({
    code: 'subtitles.invalid',
    message: 'clip.mp4 holds bytes that are no text: it is another kind of file, or was damaged',
  });
  await expect(studio.call.importCues({ place: at('gone.srt') })).rejects.toMatchObject({
    code: 'subtitles.unreadable',
    message: 'gone.srt is not there',
  });
  await expect(studio.call.importCues({ place: studio.folder })).rejects.toMatchObject({
    code: 'subtitles.unreadable',
  });
});
