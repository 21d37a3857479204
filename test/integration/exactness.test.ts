import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameDigests } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { makeBusySource } from './helpers/sources.ts';

/**
 * A film is the same film however many segments it is rendered in, picture by picture and bit by bit. Sources at their own rate
 * here; those at another rate, and NTSC, in barcode.test.ts.
 */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

/** Uneven on purpose: gaps of 17 to 60 ms around 25 pictures a second. */
const UNEVEN = 'N*40+mod(N*N*7,23)';

/** Off the key frames, which come every 12 pictures; three pieces of the interlaced source begin with them. */
const CLIP = { in: 0.37, out: 1.71 };

const SOURCES = [
  { name: '25-2', rate: '25/2', frames: 34 },
  { name: '179-6', rate: '179/6', frames: 75 },
  { name: '60', rate: '60', frames: 150 },
  { name: 'vfr', rate: '25', frames: 64, variablePts: UNEVEN },
  { name: 'interlaced', rate: '25', frames: 64, fieldOrder: 'tff', clip: { in: 0, out: 36 / 25 } },
] as const;

/** Where the film is cut into segments nothing is at rest: words pop, a word is being sung, a shape moves. */
function captioned(media: string, clip: { in: number; out: number }): object {
  const seconds = clip.out - clip.in;
  const words = ['cut', 'me', 'any', 'where'].map((text, index) => ({
    ...{ text, start: (seconds * index) / 4, end: (seconds * (index + 1)) / 4 },
  }));
  return {
    stage: { frameRate: 'source' },
    media: { main: { src: media } },
    timeline: [{ media: 'main', ...clip }],
    cues: [
      {
        ...{ type: 'text', text: 'pop goes it', start: 0.1, end: seconds - 0.1 },
        layout: { anchor: 'tc', x: 0.5, y: 0.05 },
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
    ],
  };
}

/** Six pieces meet where three would, and in between. */
const SEGMENT_COUNTS = [1, 6];

test.each(SOURCES)(
  'a $name source on a stage at its own rate is the same film in 1 and 6 segments',
  async (source) => {
    const media = makeBusySource(studio.folder, `${source.name}.mp4`, source);
    const clip = 'clip' in source ? source.clip : CLIP;
    const scenario = captioned(media, clip);
    const { totalFrames, rate } = await studio.plan(scenario);
    expect(totalFrames).toBe(Math.round(((clip.out - clip.in) * rate.num) / rate.den));

    const films = [];
    for (const segments of SEGMENT_COUNTS) {
      const name = `${source.name}-${segments}.mp4`;
      const film = await studio.render(scenario, name, { quality: 'lossless', speed: 'ultrafast', segments });
      films.push({ ...film, path: '', reports: [], digests: frameDigests(film.path) });
    }
    const [whole] = films;
    const digests = whole?.digests ?? [];
    expect(films).toEqual(
      SEGMENT_COUNTS.map((segments) => ({
        ...{ path: '', frames: totalFrames, segments, reports: [], incidents: [], digests },
      })),
    );
    // moving pictures under moving captions: a film of one frozen frame would pass everything above
    expect([digests.length, new Set(digests).size > totalFrames / 3]).toEqual([totalFrames, true]);
  },
);

/** A drawing with a gradient, which the browser dithers by the place and size of what it draws at once. */
const GRADIENT = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60">
<defs><linearGradient id="g"><stop stop-color="#f60"/><stop offset="1" stop-color="#06f" stop-opacity="0.4"/></linearGradient></defs>
<circle cx="40" cy="30" r="28" fill="url(#g)"/></svg>`;

/** Cues of which one segment sees few and another many, so that they are measured, grouped and drawn differently. */
const GROUPED = {
  stage: { width: 426, height: 240, frameRate: 24, duration: 1.4, background: '#20a0c0' },
  cues: [
    {
      ...{ type: 'text', text: 'One word', start: 0.9, end: 0.95 }, // joins what is apart elsewhere
      layout: { anchor: 'br', x: 0.495, y: 0.388, width: 0.927 },
      style: { size: 0.096, lineHeight: 1.714 },
    },
    {
      ...{ type: 'text', text: 'turned', start: 0.446, end: 1.353 },
      layout: { anchor: 'cr', x: 0.263, y: 0.147 },
      transform: { scaleX: -0.797, rotate: -116.1 },
      style: {
        box: { padding: 0.034, radius: 0.02, border: { width: 0.007, color: '#733229' }, opacity: 0.622 },
      },
    },
    {
      ...{
        type: 'image',
        src: 'gradient.svg',
        start: 0,
        end: 1.4,
        layout: { anchor: 'tl', x: 0.531, y: 0.41 },
      },
      animate: [{ name: 'glitch', when: 'during', duration: 0.9 }],
    },
    {
      ...{
        type: 'image',
        src: 'gradient.svg',
        start: 0,
        end: 1.4,
        layout: { anchor: 'br', x: 0.98, y: 0.98 },
      },
      transform: { rotate: 3 },
    },
    {
      ...{ type: 'shape', shape: 'ellipse', fill: null, stroke: '#7f0a742d', start: 0, end: 1.2 },
      layout: { anchor: 'tl', x: 0.743, y: 0.05, width: 0.502, height: 0.168 },
      animate: [{ name: 'bounce', when: 'in', duration: 0.5 }],
    },
  ],
};

test('cues that other segments group with others are the same pictures', async () => {
  writeFileSync(join(studio.folder, 'gradient.svg'), GRADIENT);
  const digests = [];
  for (const segments of [1, 2, 5]) {
    const film = await studio.render(GROUPED, `grouped-${segments}.mp4`, { quality: 'lossless', segments });
    digests.push(frameDigests(film.path));
  }
  const [whole = []] = digests;
  expect(digests).toEqual([whole, whole, whole]);
  expect([whole.length, new Set(whole).size > 10]).toEqual([34, true]);
});
