import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameDigests } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';
import { makeBusySource } from './helpers/sources.ts';

/** A film is the same film however many segments it is rendered in, picture by picture and bit by bit. */
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
  { name: '30000-1001', rate: '30000/1001', frames: 75 },
  { name: '60', rate: '60', frames: 150 },
  { name: 'vfr', rate: '25', frames: 64, variablePts: UNEVEN },
  { name: 'interlaced', rate: '25', frames: 64, fieldOrder: 'tff', clip: { in: 0, out: 36 / 25 } },
] as const;

/** Where the film is cut into segments nothing is at rest: words pop, a word is being sung, a shape moves. */
function captioned(media: string, frameRate: string, clip: { in: number; out: number }): object {
  const seconds = clip.out - clip.in;
  const words = ['cut', 'me', 'any', 'where'].map((text, index) => ({
    ...{ text, start: (seconds * index) / 4, end: (seconds * (index + 1)) / 4 },
  }));
  return {
    stage: { frameRate },
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

const CASES = [
  ...SOURCES.map((source) => ({ source, stage: 'source' })),
  { source: SOURCES[0], stage: '30' },
  { source: SOURCES[4], stage: '30000/1001' },
];

test.each(CASES)(
  'a $source.name source on a stage at $stage fps is the same film in 1, 3 and 7 segments',
  async ({ source, stage }) => {
    const media = makeBusySource(studio.folder, `${source.name}.mp4`, source);
    const clip = 'clip' in source ? source.clip : CLIP;
    const scenario = captioned(media, stage, clip);
    const { totalFrames, rate } = await studio.plan(scenario);
    expect(totalFrames).toBe(Math.round(((clip.out - clip.in) * rate.num) / rate.den));

    const films = [];
    for (const segments of [1, 3, 7]) {
      const name = `${source.name}-${stage.replace('/', '-')}-${segments}.mp4`;
      const film = await studio.render(scenario, name, { quality: 'lossless', speed: 'ultrafast', segments });
      films.push({ ...film, path: '', reports: [], digests: frameDigests(film.path) });
    }
    const [whole] = films;
    const digests = whole?.digests ?? [];
    expect(films).toEqual(
      [1, 3, 7].map((segments) => ({
        ...{ path: '', frames: totalFrames, segments, reports: [], incidents: [], digests },
      })),
    );
    // moving pictures under moving captions: a film of one frozen frame would pass everything above
    expect([digests.length, new Set(digests).size > totalFrames / 3]).toEqual([totalFrames, true]);
  },
);
