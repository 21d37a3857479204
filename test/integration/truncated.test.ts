import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeMedia } from '../../src/engine/probe/probe-media.ts';
import { ffmpeg, frameDigests } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** A file whose end is missing, as a broken copy or download leaves it, is named as that; its film shows what is there. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=s=96x54:r=25', '-frames:v', '60', '-pix_fmt', 'yuv420p'];
const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '12'];
const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8'];

const KINDS = [
  { name: 'list.mp4', written: [...H264, '-movflags', '+faststart'] },
  { name: 'fragments.mp4', written: [...H264, '-movflags', 'frag_keyframe+empty_moov'] },
  { name: 'list.mov', written: [...H264, '-movflags', '+faststart'] },
  { name: 'segment.mkv', written: H264 },
  { name: 'segment.webm', written: VP8 },
  { name: 'riff.avi', written: ['-c:v', 'mpeg4', '-g', '12'] },
];

const clipOf = (src: string) => ({ media: { main: { src } }, timeline: [{ media: 'main' }] });

test.each(KINDS)('$name is whole, or cut short by so many bytes', async ({ name, written }) => {
  const whole = join(studio.folder, name);
  ffmpeg([...PICTURE, ...written, whole]);
  const bytes = readFileSync(whole);
  const there = Math.floor(bytes.length * 0.7);
  const cut = join(studio.folder, `cut-${name}`);
  writeFileSync(cut, bytes.subarray(0, there));
  // what programs add behind a file is no part of it
  const longer = join(studio.folder, `longer-${name}`);
  writeFileSync(longer, Buffer.concat([bytes, Buffer.from(`TAG${'title'.repeat(25)}`)]));
  const missing = async (path: string) => (await probeMedia(path, studio.tools)).info.missingBytes;
  const promised = name === 'fragments.mp4' ? fragmentEnd(bytes, there) : bytes.length;
  expect([await missing(whole), await missing(cut), await missing(longer)]).toEqual([0, promised - there, 0]);

  // every picture that is there whole is on the film, and the first half is that of the whole file
  const film = await studio.render(clipOf(cut), `film-of-${name}.mp4`, { quality: 'lossless', segments: 3 });
  const [shown, source] = [frameDigests(film.path), frameDigests(whole)];
  expect({ frames: shown.length > 30 && shown.length < 60, same: shown.slice(0, 30) }).toEqual({
    ...{ frames: true, same: source.slice(0, 30) },
  });
  expect(film.incidents).toEqual([
    {
      ...{ type: 'warning', path: 'timeline[0]', code: 'media.cut_short' },
      message: `cut-${name} is cut short, ${there} of ${promised} bytes are there; what is there is shown. Copy or download it again to have all of it`,
    },
  ]);
});

/** Where the box that is cut ends: of what should follow it a fragmented file knows nothing. */
function fragmentEnd(bytes: Buffer, there: number): number {
  let at = 0;
  while (at < there) at += bytes.readUInt32BE(at);
  return at;
}

test('a recording that was never ended is whole: its container says no length', async () => {
  const path = join(studio.folder, 'live.mkv');
  writeFileSync(
    path,
    ffmpeg([...PICTURE, ...H264, '-f', 'matroska', '-live', '1', 'pipe:1']).subarray(0, -100),
  );
  expect((await probeMedia(path, studio.tools)).info.missingBytes).toBe(0);
});
