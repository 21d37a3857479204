import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { frameDigests, monoSamples, probeStream, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Films of real recordings with odd rates. They are not part of the repository: without them nothing is tested. */
const MEDIA = join(import.meta.dirname, '..', '..', '..', 'shared', 'media');
const RECORDINGS = [
  { file: 'car-detection.mp4', rate: { num: 25, den: 2 }, frames: 377 },
  { file: 'bottle-detection.mp4', rate: { num: 179, den: 6 }, frames: 1189 },
] as const;
const areThere = RECORDINGS.every(({ file }) => existsSync(join(MEDIA, file)));

let studio: TestStudio;
beforeAll(async () => {
  if (areThere) studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio?.close());

/** Where the caption's box covers everything, and a part of the picture that never has a caption. */
const [BOX, FREE] = ['crop=iw/16:ih/16:iw*0.47:ih*0.85', 'crop=iw/8:ih/8:0:0'];
const CAPTION_SECONDS = { start: 3.21, end: 9.87 };

function captioned(file: string, clip: { in?: number; out?: number } = {}): object {
  return {
    media: { main: { src: join(MEDIA, file) } },
    timeline: [{ media: 'main', ...clip }],
    cues: [
      {
        ...{ type: 'shape', shape: 'rect', fill: '#ff0000', ...CAPTION_SECONDS, layer: 0 },
        layout: { anchor: 'cc', x: 0.5, y: 0.88, width: 0.3, height: 0.16 },
      },
      { ...{ type: 'text', text: 'on the box', ...CAPTION_SECONDS, layer: 1 }, layout: { x: 0.5, y: 0.8 } },
    ],
  };
}

/** Mean of a part of each picture as red, green, blue. */
function meanColours(path: string, part: string): number[][] {
  const filter = `${part},scale=1:1:flags=area`;
  return rawFrames(path, { pixelFormat: 'rgb24', frameBytes: 3, filter }).map((bytes) => [...bytes]);
}

const isRed = ([r = 0, g = 255, b = 255]: number[]) => r > 220 && g < 40 && b < 40;

describe.runIf(areThere).each(RECORDINGS)('$file ($rate.num/$rate.den fps)', ({ file, rate, frames }) => {
  test('keeps every frame, its sound and its caption’s frames', async () => {
    const film = await studio.render(captioned(file), `low-${file}`, { preset: 'low', speed: 'ultrafast' });
    const source = join(MEDIA, file);
    const [box, plain] = [meanColours(film.path, BOX), meanColours(source, BOX)];
    const frameOf = (seconds: number) => Math.round((seconds * rate.num) / rate.den);
    const captionFrames = { first: frameOf(CAPTION_SECONDS.start), end: frameOf(CAPTION_SECONDS.end) };
    const red = box.flatMap((colour, frame) => (isRed(colour) ? [frame] : []));
    // where no caption is, the picture is the source's but for what the encoder lost
    const strange = box.flatMap((colour, frame) => {
      const isCaptioned = frame >= captionFrames.first && frame < captionFrames.end;
      const off = Math.max(
        ...colour.map((value, channel) => Math.abs(value - (plain[frame]?.[channel] ?? 999))),
      );
      return isCaptioned || off <= 12 ? [] : [frame];
    });
    const { codec_name: sound } = probeStream(source, 'a', 'codec_name');
    const late = sound
      ? Math.abs(monoSamples(film.path).length / 48_000 - (frames * rate.den) / rate.num)
      : 0;
    expect({ planned: film.frames, decoded: box.length, red, strange, late }).toEqual({
      ...{ planned: frames, decoded: frames, strange: [] },
      red: Array.from(
        { length: captionFrames.end - captionFrames.first },
        (_, index) => captionFrames.first + index,
      ),
      late: expect.toSatisfy((seconds: number) => seconds <= rate.den / rate.num) as number,
    });
  });

  test('is the same film in 1 and 6 segments, and the source itself beside the caption', async () => {
    const [firstFrame, endFrame] = [35, 95];
    const range = { startFrame: firstFrame, endFrame };
    const films = [];
    for (const segments of [1, 6]) {
      const options = { quality: 'lossless', speed: 'ultrafast', segments, range } as const;
      films.push((await studio.render(captioned(file), `lossless-${segments}-${file}`, options)).path);
    }
    const [one, six] = films.map((path) => frameDigests(path));
    expect(six).toEqual(one);
    expect(one).toHaveLength(endFrame - firstFrame);
    const free = (path: string, trim: string) => frameDigests(path, `${trim}${FREE}`);
    expect(free(films[0] ?? '', '')).toEqual(
      free(join(MEDIA, file), `trim=start_frame=${firstFrame}:end_frame=${endFrame},`),
    );
  });
});

test.skipIf(areThere)('real recordings are tested where ../shared/media holds them', () => {});
