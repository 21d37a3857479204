import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameDigests } from './helpers/ffmpeg.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** ffmpeg is fed whatever the cues do: late ones, large ones, ones of which nothing is ever seen. */
let studio: TestStudio;
beforeAll(async () => {
  studio = await openStudio({ hasOneBrowser: true });
});
afterAll(() => studio.close());

const stage = (width: number, height: number, duration: number) => ({
  ...{ width, height, duration, frameRate: 25, background: '#204060' },
});
const caption = (text: string, start: number, end: number, more: object = {}) => ({
  ...{ type: 'text', text, start, end, ...more },
});
const at = (anchor: string, x: number, y: number, width = 0.6) => ({ layout: { anchor, x, y, width } });
const moving = (name: string) => ({ animate: [{ name, when: 'during', duration: 0.8 }] });

/** Lanes that ffmpeg waits for while another one's pictures are more than a pipe holds. */
const FILMS = [
  {
    name: 'a title that moves from the start, a caption a second later',
    segments: 1,
    scenario: {
      stage: stage(1280, 720, 2),
      cues: [
        caption('A caption', 1, 2, at('bc', 0.5, 0.95)),
        caption('The title', 0, 2, { ...at('tc', 0.5, 0.05), ...moving('bob'), style: { size: 0.14 } }),
      ],
    },
  },
  {
    name: 'a caption a second later, declared last',
    segments: 1,
    scenario: {
      stage: stage(1280, 720, 2),
      cues: [
        caption('The title', 0, 2, { ...at('tc', 0.5, 0.05), ...moving('bob'), style: { size: 0.14 } }),
        caption('A caption', 1, 2, at('bc', 0.5, 0.95)),
      ],
    },
  },
  {
    name: 'three cues in four segments',
    segments: 4,
    scenario: {
      stage: stage(768, 432, 4),
      cues: [
        caption('One that shakes', 0, 4, {
          ...at('tl', 0.05, 0.05),
          ...moving('shake'),
          style: { size: 0.16 },
        }),
        caption('Two', 2.6, 4, at('cc', 0.5, 0.55, 0.3)),
        caption('Three', 0.5, 1.4, { ...at('br', 0.95, 0.95, 0.4), ...moving('pulse') }),
      ],
    },
  },
];

test.each(FILMS)('$name: is rendered at the first attempt', async ({ name, segments, scenario }) => {
  const film = await studio.render(scenario, `${name}.mp4`, { segments, speed: 'ultrafast' });
  const frames = scenario.stage.duration * 25;
  expect({ ...film, path: '', reports: [] }).toEqual({
    ...{ path: '', reports: [], incidents: [], frames, segments },
  });
  const digests = frameDigests(film.path);
  expect([digests.length, new Set(digests).size > frames / 3]).toEqual([frames, true]);
});

const INVISIBLE = {
  'opacity 0': { opacity: 0 },
  'scale 0': { transform: [{ time: 0, scale: 0 }] },
  'opacity 0 by keyframes': { transform: [{ time: 0, opacity: 0 }] },
  'an entrance that has only begun': { animate: [{ name: 'fade', when: 'in', duration: 4 }] },
};

test.each(Object.entries(INVISIBLE))('%s: the first frame shows the ground alone', async (name, look) => {
  const still = { stage: stage(64, 36, 2), cues: [caption('unseen', 0, 2, look)] };
  const bare = { ...still, cues: [] };
  const [seen, ground] = [
    await studio.frame(still, 0, `${name}.png`),
    await studio.frame(bare, 0, `${name} ground.png`),
  ].map((path) => PNG.sync.read(readFileSync(path)).data.toString('hex'));
  expect(seen).toBe(ground);
});

test('a film of which nothing is ever visible, in one segment and in three', async () => {
  const hidden = { stage: stage(64, 36, 2), cues: [caption('unseen', 0, 2, { opacity: 0 })] };
  const bare = await studio.render({ ...hidden, cues: [] }, 'bare.mp4', { quality: 'lossless' });
  for (const segments of [1, 3]) {
    const film = await studio.render(hidden, `hidden-${segments}.mp4`, { quality: 'lossless', segments });
    expect({ ...film, path: frameDigests(film.path), reports: [] }).toEqual({
      ...{ path: frameDigests(bare.path), reports: [], incidents: [], frames: 50, segments },
    });
  }
});

test('a cue that is never visible beside one that never changes', async () => {
  const cues = [
    caption('unseen', 0, 2, { ...at('tl', 0, 0, 0.3), opacity: 0 }),
    caption('seen', 0, 2, at('br', 1, 1, 0.3)),
  ];
  const both = { stage: stage(320, 180, 2), cues };
  const film = await studio.render(both, 'both.mp4', { quality: 'lossless' });
  const alone = await studio.render({ ...both, cues: cues.slice(1) }, 'alone.mp4', { quality: 'lossless' });
  expect([film.incidents, frameDigests(film.path)]).toEqual([[], frameDigests(alone.path)]);
});
