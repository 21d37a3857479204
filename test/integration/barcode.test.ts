import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBarcodes } from './helpers/barcode.ts';
import { expectedBarcodes, millis, rounded, type BarcodeClip } from './helpers/expected-barcodes.ts';
import { frameDigests, rawFrames } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { makeBarcodeSource, type BarcodeSource } from './helpers/sources.ts';

/**
 * Which source picture stands on which film frame, read from numbers drawn into the pictures; and that a film is the same bit
 * by bit however it is cut, so that the numbers of one are those of all.
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const SIZE = { widthPx: 96, heightPx: 54 };
const SEGMENT_COUNTS = [1, 5];
/** Beside the bars. Where the film is cut nothing is at rest: words pop, one is being sung, a shape moves. */
function captions(seconds: number): object[] {
  const words = ['cut', 'me', 'any', 'where'].map((text, index) => ({
    ...{ text, start: (seconds * index) / 4, end: (seconds * (index + 1)) / 4 },
  }));
  return [
    {
      ...{ type: 'text', text: 'pop goes it', start: 0.2, end: seconds - 0.1 },
      layout: { anchor: 'cl', x: 0.45, y: 0.2 },
      style: { size: 0.2 },
      animate: [{ name: 'pop', when: 'word', duration: 0.4 }],
    },
    { ...{ type: 'text', words, start: 0, end: seconds }, style: { extends: 'karaoke-pill', size: 0.16 } },
    {
      ...{ type: 'shape', shape: 'rect', fill: 'rgba(20, 200, 90, 0.7)', start: 0.2, end: seconds },
      layout: { anchor: 'br', x: 0.98, y: 0.6, width: 0.12, height: 0.15 },
      transform: [
        { time: 0, x: 0 },
        { time: seconds, x: -0.3 },
      ],
    },
  ];
}

/** Gives the numbers shown. */
async function expectShown(name: string, frameRate: string, clips: readonly BarcodeClip[]) {
  const expected = expectedBarcodes(studio.folder, clips, frameRate);
  const scenario = {
    stage: { frameRate },
    media: Object.fromEntries(clips.map(({ media }) => [media.replace('.', '-'), { src: media }])),
    timeline: clips.map(({ media, in: from, out }) => ({ media: media.replace('.', '-'), in: from, out })),
    cues: captions(
      Number(clips.reduce((sum, { in: from, out }) => sum + millis(out) - millis(from), 0n)) / 1000,
    ),
  };
  const films = [];
  for (const segments of SEGMENT_COUNTS) {
    const wish = { segments, quality: 'lossless', speed: 'ultrafast' } as const;
    films.push(await studio.render(scenario, `${name}-${segments}.mp4`, wish));
  }
  const found = films.map((film) => ({ ...film, reports: [], path: frameDigests(film.path) }));
  const codes = readBarcodes(films[0]?.path ?? '', SIZE);
  expect(found).toEqual(
    SEGMENT_COUNTS.map((segments) => ({
      ...{ frames: expected.length, segments, reports: [], incidents: [], path: found[0]?.path },
    })),
  );
  expect(codes).toEqual(expected);
  return codes;
}

function source(name: string, values: Omit<BarcodeSource, 'size'>): void {
  makeBarcodeSource(studio.folder, name, { size: SIZE, ...values });
}

describe('every film frame shows the source picture the rule names, and the very same in 1 and 5 segments', () => {
  test('30000/1001 from 0.43 s to 2.21 s, off the key frames', async () => {
    source('ntsc.mp4', { rate: '30000/1001', count: 80 });
    await expectShown('ntsc', '30000/1001', [{ media: 'ntsc.mp4', in: 0.43, out: 2.21, first: 0 }]);
  });

  test('179/6 on a stage at 25, dropping pictures', async () => {
    source('odd.mp4', { rate: '179/6', count: 80 });
    await expectShown('odd', '25', [{ media: 'odd.mp4', in: 0.5, out: 2.5, first: 0 }]);
  });

  test('25/2 on a stage at 30, repeating pictures', async () => {
    source('slow.mp4', { rate: '25/2', count: 40 });
    await expectShown('slow', '30', [{ media: 'slow.mp4', in: 0.7, out: 2.6, first: 0 }]);
  });

  test('a variable rate with gaps, on a stage at 30000/1001', async () => {
    source('uneven.mp4', { rate: '25', count: 70, variablePts: 'N*37+mod(N*N*7,29)+if(gt(N,40),180,0)' });
    await expectShown('uneven', '30000/1001', [{ media: 'uneven.mp4', in: 0.333, out: 2.4, first: 0 }]);
  });

  test('two clips of two files with a cut between', async () => {
    source('one.mp4', { rate: '25', count: 60 });
    source('two.mp4', { rate: '30', count: 70, first: 100 });
    await expectShown('cut', '25', [
      { media: 'one.mp4', in: 0.61, out: 1.66, first: 0 },
      { media: 'two.mp4', in: 0.27, out: 1.13, first: 100 },
    ]);
  });

  test('a picture that starts late repeats its first, one that ends early its last', async () => {
    source('late.mp4', { rate: '25/2', count: 15, lateSeconds: 0.4, soundSeconds: 2.6 });
    const codes = await expectShown('late', '30', [{ media: 'late.mp4', in: 0, out: 1.6, first: 0 }]);
    // the picture starts at 12 film frames; its last starts at 45.6 and is the end of the film
    expect([codes.slice(0, 15), codes.slice(44)]).toEqual([
      [...Array<number>(14).fill(0), 1],
      [13, 13, 14, 14],
    ]);
  });
});

test('an opaque shape is on the film from the very frame it starts to the very frame it ends', async () => {
  const rate = '30000/1001';
  source('ground.mp4', { rate, count: 80 });
  const spans = [
    { start: 0.2, end: 0.5 },
    { start: 0.75, end: 0.76 }, // less than a frame: covers one
    { start: 1.1, end: 2.1 },
  ];
  const scenario = {
    stage: { frameRate: rate },
    media: { main: { src: 'ground.mp4' } },
    timeline: [{ media: 'main', in: 0.31, out: 2.62 }],
    cues: spans.map((span) => ({
      ...{ type: 'shape', shape: 'rect', fill: '#ff0000', ...span },
      layout: { anchor: 'br', x: 1, y: 1, width: 0.25, height: 0.25 },
    })),
  };
  const frameOf = (seconds: number) => Number(rounded(millis(seconds) * 30_000n, 1000n * 1001n));
  const { totalFrames } = await studio.plan(scenario);
  const expected = Array.from({ length: totalFrames }, (_, frame) =>
    spans.some(
      ({ start, end }) => frame >= frameOf(start) && frame < Math.max(frameOf(start) + 1, frameOf(end)),
    )
      ? 'red'
      : 'grey',
  );
  for (const segments of SEGMENT_COUNTS) {
    const film = await studio.render(scenario, `shape-${segments}.mp4`, { segments, quality: 18 });
    const pixel = { pixelFormat: 'rgb24', frameBytes: 3, filter: 'crop=2:2:84:46,scale=1:1' };
    const colours = rawFrames(film.path, pixel).map(([r = 0, g = 0, b = 0]) =>
      r > 230 && g < 30 && b < 30
        ? 'red'
        : Math.abs(r - g) < 12 && Math.abs(r - b) < 12
          ? 'grey'
          : `${r},${g},${b}`,
    );
    expect({ segments, colours }).toEqual({ segments, colours: expected });
  }
});
