import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PNG } from 'pngjs';
import { encoderNames, ffmpeg, frameDigests, monoSamples, probeStream, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** Every kind of file Cueframe writes holds the whole film, with the facts it promises. */
const [WIDTH, HEIGHT, FRAMES] = [128, 72, 40];
const encoders = encoderNames();
const STREAM = 'codec_name,width,height,pix_fmt,r_frame_rate,profile';

let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
  ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}:r=25`, '-f', 'lavfi', '-i', 'sine=r=48000'],
    ...['-t', '1.6', '-c:v', 'libx264', '-g', '12', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
    join(studio.folder, 'source.mp4'),
  ]);
});
afterAll(() => studio.close());

/** An opaque white square at the bottom right, whole pixels, from frame 10 to 30. */
const SQUARE = { xPx: 96, yPx: 40, sizePx: 24 };
const CUE = {
  ...{ type: 'shape', shape: 'rect', fill: '#ffffff', start: 0.4, end: 1.2 },
  layout: {
    ...{ anchor: 'tl', x: SQUARE.xPx / WIDTH, y: SQUARE.yPx / HEIGHT },
    ...{ width: SQUARE.sizePx / WIDTH, height: SQUARE.sizePx / HEIGHT },
  },
};
const isOn = (frame: number) => frame >= 10 && frame < 30;

function film(output: object = {}, source = 'source.mp4'): object {
  return { media: { main: { src: source } }, timeline: [{ media: 'main' }], cues: [CUE], output };
}

describe('what goes into the file', () => {
  const rate = { r_frame_rate: '25/1' };
  const size = { width: WIDTH, height: HEIGHT };
  test.each([
    ['film.mp4', {}, { codec_name: 'h264', ...size, pix_fmt: 'yuv420p', ...rate, profile: 'High' }, 'aac'],
    ['film.mov', {}, { codec_name: 'h264', ...size, pix_fmt: 'yuv420p', ...rate, profile: 'High' }, 'aac'],
    [
      'film.webm',
      {},
      { codec_name: 'vp9', ...size, pix_fmt: 'yuv420p', ...rate, profile: 'Profile 0' },
      'opus',
    ],
    [
      'sized.mp4',
      { width: 96, height: 54 },
      { codec_name: 'h264', width: 96, height: 54, pix_fmt: 'yuv420p', ...rate, profile: 'High' },
      'aac',
    ],
  ])('%s with output %j', async (name, output, stream, sound) => {
    const { path, incidents } = await studio.render(film(output), name, { segments: 2, speed: 'veryfast' });
    expect({
      stream: probeStream(path, 'v', STREAM),
      sound: probeStream(path, 'a', 'codec_name'),
      frames: frameDigests(path).length,
      incidents,
    }).toEqual({ stream, sound: { codec_name: sound }, frames: FRAMES, incidents: [] });
  });

  test.runIf(encoders.has('libx265'))('hevc in mp4, tagged as Apple’s players want it', async () => {
    const { path } = await studio.render(film({ codec: 'hevc' }), 'hevc.mp4', { segments: 2, preset: 'low' });
    expect([probeStream(path, 'v', 'codec_name,codec_tag_string'), frameDigests(path).length]).toEqual([
      { codec_name: 'hevc', codec_tag_string: 'hvc1' },
      FRAMES,
    ]);
  });

  test.runIf(encoders.has('libsvtav1')).each(['av1.mp4', 'av1.webm'])('%s', async (name) => {
    const { path } = await studio.render(film({ codec: 'av1' }), name, { segments: 2, preset: 'low' });
    expect([probeStream(path, 'v', 'codec_name'), frameDigests(path).length]).toEqual([
      { codec_name: 'av1' },
      FRAMES,
    ]);
  });

  test('a size limit is kept', async () => {
    const noise = join(studio.folder, 'noise.mp4');
    ffmpeg([
      ...['-f', 'lavfi', '-i', 'nullsrc=s=320x180:r=25,geq=random(1)*255:128:128', '-t', '4'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '20', '-pix_fmt', 'yuv420p', noise],
    ]);
    const limited = await studio.render(film({ sizeLimitMB: 0.3 }, 'noise.mp4'), 'limited.mp4');
    const free = await studio.render(film({}, 'noise.mp4'), 'free.mp4');
    const sizes = { limited: statSync(limited.path).size, free: statSync(free.path).size };
    expect(sizes).toEqual({
      limited: expect.toSatisfy((bytes: number) => bytes <= 300_000) as number,
      free: expect.toSatisfy((bytes: number) => bytes > 300_000) as number,
    });
  });

  test('a wav holds the sound alone, to the sample', async () => {
    const { path } = await studio.render(film(), 'film.wav');
    expect([
      probeStream(path, 'v', 'codec_name'),
      probeStream(path, 'a', 'codec_name,sample_rate'),
      monoSamples(path).length,
    ]).toEqual([{}, { codec_name: 'pcm_s16le', sample_rate: '48000' }, 1.6 * 48_000]);
  });

  test('a gif holds every frame', async () => {
    const { path } = await studio.render(film(), 'film.gif', { segments: 2 });
    expect([probeStream(path, 'v', 'codec_name,r_frame_rate'), frameDigests(path).length]).toEqual([
      { codec_name: 'gif', r_frame_rate: '25/1' },
      FRAMES,
    ]);
  });
});

describe('pictures', () => {
  const names = Array.from({ length: FRAMES }, (_, frame) => `frame-${String(frame).padStart(6, '0')}.png`);

  test('a folder gets one opaque picture for each frame', async () => {
    const { path } = await studio.render(film(), 'pictures', { segments: 2 });
    const first = readFileSync(join(path, 'frame-000000.png'));
    expect([readdirSync(path).sort(), first.readUInt8(25)]).toEqual([names, 2]); // 2: RGB
  });

  test('pictures and a gif have the colour that was written, in a folder with a percent sign', async () => {
    const stage = { width: 64, height: 36, frameRate: 10, background: '#c81e5a', duration: 0.2 };
    const pictures = await studio.render({ stage }, 'pictures 50%d', {});
    const animated = await studio.render({ stage }, 'ground.gif', {});
    const inOne = { pixelFormat: 'rgb24', frameBytes: 3, filter: 'scale=1:1' };
    const { data } = PNG.sync.read(readFileSync(join(pictures.path, 'frame-000000.png')));
    const [animatedColour = Buffer.alloc(3)] = rawFrames(animated.path, inOne);
    const written = [0xc8, 0x1e, 0x5a];
    const farthest = [data, animatedColour].map((colour) =>
      Math.max(...written.map((value, index) => Math.abs((colour[index] ?? 0) - value))),
    );
    expect(farthest).toEqual(farthest.map((distance) => Math.min(distance, 2)));
  });

  test('the cues alone keep their alpha', async () => {
    const { path } = await studio.render(film({ overlayOnly: true }), 'cues', { segments: 2 });
    expect(readdirSync(path).sort()).toEqual(names);
    expect(readFileSync(join(path, 'frame-000015.png')).readUInt8(25)).toBe(6); // 6: RGBA
    const shown = names.map((name) => {
      const { data, width } = PNG.sync.read(readFileSync(join(path, name)));
      return alphaFacts((x, y) => data[(y * width + x) * 4 + 3] ?? -1);
    });
    expect(shown).toEqual(names.map((_, frame) => (isOn(frame) ? WITH_SQUARE : CLEAR)));
  });
});

/** Alpha at the middle of the square, and the least and the most found away from it. */
type AlphaFacts = { readonly inside: number; readonly outside: readonly [number, number] };
const CLEAR: AlphaFacts = { inside: 0, outside: [0, 0] };
const WITH_SQUARE: AlphaFacts = { inside: 255, outside: [0, 0] };

function alphaFacts(alphaAt: (x: number, y: number) => number): AlphaFacts {
  let [least, most] = [255, 0];
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const isNear =
        Math.abs(x - SQUARE.xPx - SQUARE.sizePx / 2) < SQUARE.sizePx &&
        Math.abs(y - SQUARE.yPx - SQUARE.sizePx / 2) < SQUARE.sizePx;
      if (isNear) continue;
      least = Math.min(least, alphaAt(x, y));
      most = Math.max(most, alphaAt(x, y));
    }
  const middle = SQUARE.sizePx / 2;
  return { inside: alphaAt(SQUARE.xPx + middle, SQUARE.yPx + middle), outside: [least, most] };
}

describe('the cues alone as a film', () => {
  test.each([
    ['cues.mov', 'prores', undefined],
    ['cues.webm', 'vp9', 'libvpx-vp9'], // ffmpeg's own VP9 decoder knows no alpha
  ])('%s: clear where nothing is drawn, opaque inside the square', async (name, codec, decoder) => {
    const { path } = await studio.render(film({ overlayOnly: true }), name, { segments: 2 });
    const frames = rawFrames(path, {
      ...{ pixelFormat: 'gray', frameBytes: WIDTH * HEIGHT, filter: 'alphaextract' },
      ...(decoder && { decoder }),
    });
    const shown = frames.map((alpha) => alphaFacts((x, y) => alpha[y * WIDTH + x] ?? -1));
    expect({
      ...probeStream(path, 'v', 'codec_name'),
      sound: probeStream(path, 'a', 'codec_name'),
      shown,
    }).toEqual({
      codec_name: codec,
      sound: {},
      shown: frames.map((_, frame) => (isOn(frame) ? WITH_SQUARE : CLEAR)),
    });
    expect(frames).toHaveLength(FRAMES);
  });
});

describe('colour', () => {
  const COLOUR = 'pix_fmt,color_range,color_space,color_primaries,color_transfer';

  function makeSource(name: string, filter: string, ...args: readonly string[]): void {
    ffmpeg([
      ...['-f', 'lavfi', '-i', `testsrc2=s=${WIDTH}x${HEIGHT}:r=25,${filter}`, '-t', '1.6'],
      ...[
        '-c:v',
        'libx264',
        '-preset',
        'veryfast',
        '-g',
        '12',
        '-bf',
        '2',
        ...args,
        join(studio.folder, name),
      ],
    ]);
  }

  test('a full-range source keeps its range: its black stays 0, a white caption is 255', async () => {
    makeSource('full.mp4', 'scale=out_range=pc,format=yuvj420p', '-color_range', 'pc');
    for (const quality of ['lossless', 20] as const) {
      const { path } = await studio.render(film({}, 'full.mp4'), `full-${quality}.mp4`, {
        quality,
        segments: 2,
      });
      const white = { pixelFormat: 'gray', frameBytes: 64, filter: 'extractplanes=y,crop=8:8:104:48' };
      const frames = rawFrames(path, white).map((bytes) => Math.min(...bytes));
      const { color_range, pix_fmt } = probeStream(path, 'v', COLOUR);
      expect({ color_range, pix_fmt, white: frames[15] }).toEqual({
        ...{ color_range: 'pc', pix_fmt: 'yuvj420p' },
        white: quality === 'lossless' ? 255 : (expect.toSatisfy((level: number) => level >= 253) as number),
      });
    }
  });

  test('BT.601 stays BT.601', async () => {
    const tags = ['-colorspace', 'smpte170m', '-color_primaries', 'smpte170m', '-color_trc', 'smpte170m'];
    makeSource('ntsc.mp4', 'format=yuv420p', '-color_range', 'tv', ...tags);
    const { path } = await studio.render(film({}, 'ntsc.mp4'), 'bt601.mp4', { segments: 2 });
    expect(probeStream(path, 'v', COLOUR)).toEqual({
      ...{ pix_fmt: 'yuv420p', color_range: 'tv', color_space: 'smpte170m' },
      ...{ color_primaries: 'smpte170m', color_transfer: 'smpte170m' },
    });
  });

  test.each(['yuv420p', 'yuvj420p', 'yuv422p', 'yuv444p', 'yuv420p10le', 'yuv422p10le'])(
    'a lossless film of a %s source is the source bit for bit wherever no cue is',
    async (format) => {
      makeSource(`${format}.mkv`, `format=${format}`);
      const { path } = await studio.render(film({}, `${format}.mkv`), `lossless-${format}.mp4`, {
        ...{ quality: 'lossless', speed: 'ultrafast', segments: 2 },
      });
      const { pix_fmt } = probeStream(path, 'v', 'pix_fmt');
      const raw = (file: string) =>
        rawFrames(file, { pixelFormat: format, frameBytes: frameBytes(format, WIDTH) });
      const [filmed, original] = [raw(path), raw(join(studio.folder, `${format}.mkv`))];
      const [filmedLeft, originalLeft] = [filmed, original].map((frames) =>
        frames.map((frame) => leftOf(frame, format)),
      ) as [Buffer[], Buffer[]];
      expect({
        pix_fmt,
        frames: filmed.length,
        changed: filmed.flatMap((frame, n) => (frame.equals(original[n] ?? Buffer.of()) ? [] : [n])),
        changedLeft: filmedLeft.flatMap((frame, n) =>
          frame.equals(originalLeft[n] ?? Buffer.of()) ? [] : [n],
        ),
      }).toEqual({
        ...{ pix_fmt: format, frames: FRAMES, changedLeft: [] },
        changed: Array.from({ length: 20 }, (_, index) => 10 + index),
      });
    },
  );
});

/** The left 88 of 128 pixels of a raw picture, where no cue is: of each plane the same share of every row. */
function leftOf(frame: Buffer, format: string): Buffer {
  const sampleBytes = format.includes('10') ? 2 : 1;
  const chromaWidth = format.includes('444') ? WIDTH : WIDTH / 2;
  const chromaHeight = format.includes('420') ? HEIGHT / 2 : HEIGHT;
  const rows: Buffer[] = [];
  let at = 0;
  for (const [width, height] of [
    [WIDTH, HEIGHT],
    [chromaWidth, chromaHeight],
    [chromaWidth, chromaHeight],
  ] as const)
    for (let row = 0; row < height; row += 1) {
      rows.push(frame.subarray(at, at + ((width * 88) / WIDTH) * sampleBytes));
      at += width * sampleBytes;
    }
  return Buffer.concat(rows);
}

function frameBytes(format: string, width: number): number {
  const samples = format.includes('444') ? 3 : format.includes('422') ? 2 : 1.5;
  return width * HEIGHT * samples * (format.includes('10') ? 2 : 1);
}
