import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scenarioSchema } from '../../shared/scenario/scenario.ts';
import { gatherMedia } from './gather-media.ts';
import { headOf } from '../plan/scenario-head.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gather-'))));
afterEach(() => rmSync(root, { recursive: true }));

/** Never started: nothing here gets as far as probing. */
const TOOLS = { ffmpeg: { path: '/none/ffmpeg', version: '7.1', ffprobePath: null }, browser: null };

function gather(document: object, sources: Readonly<Record<string, string>> = {}) {
  const stage = { width: 64, height: 36, frameRate: 25, duration: 1 };
  const scenario = scenarioSchema.parse({ cueframe: 1, stage, ...document });
  const { signal } = new AbortController();
  return gatherMedia(headOf(scenario), { baseDir: root, sources, tools: TOOLS, signal });
}

function file(name: string): { path: string; identity: string } {
  const path = join(root, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, name);
  const identity = createHash('sha256').update(`whole ${name.length}\n${name}`).digest('hex');
  return { path, identity };
}

const image = (change: object) => ({ type: 'image', start: 0, end: 1, ...change });

test('fonts and pictures are known by their src as written, those of groups too, each once', async () => {
  const [font, logo, photo] = [file('fonts/a.woff2'), file('logo.png'), file('photo.jpg')];
  const gathered = await gather({
    media: { photo: { src: 'photo.jpg', kind: 'image' } },
    fonts: [{ family: 'A', src: 'fonts/a.woff2' }],
    cues: [
      image({ src: './logo.png' }),
      image({ src: './logo.png' }),
      { type: 'group', start: 0, end: 1, children: [image({ media: 'photo' }), image({ src: logo.path })] },
    ],
  });
  expect(gathered.media.size).toBe(0);
  expect(Object.fromEntries(gathered.assets)).toEqual({
    'fonts/a.woff2': font,
    './logo.png': logo,
    'photo.jpg': photo,
    [logo.path]: logo,
  });
});

test('a file given for a media id takes the place of its src, under the same name', async () => {
  const other = file('other.png');
  const document = {
    media: { photo: { src: 'photo.jpg', kind: 'image' } },
    cues: [image({ media: 'photo' })],
  };
  expect(Object.fromEntries((await gather(document, { photo: 'other.png' })).assets)).toEqual({
    'photo.jpg': other,
  });
  expect(Object.fromEntries((await gather(document, { photo: other.path })).assets)).toEqual({
    'photo.jpg': other,
  });
});

test.each([
  [
    'a clip',
    { media: { talk: { src: 'talk.mp4' } }, timeline: [{ media: 'talk' }] },
    ['media.talk', 'talk.mp4'],
  ],
  ['a font', { fonts: [{ family: 'A', src: 'a.ttf' }] }, ['a.ttf', 'a.ttf']],
  ['a picture', { cues: [image({ src: 'pics/logo.png' })] }, ['pics/logo.png', 'pics/logo.png']],
])(
  'a missing file names the part of the scenario that asked for it: %s',
  async (_, document, [place, name]) => {
    const path = join(root, name ?? '');
    await expect(gather(document)).rejects.toMatchObject({
      code: 'media.not_found',
      message: `${place}: there is no file ${path}`,
      details: { path, place },
    });
  },
);
