import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { removeHalfFiles } from '../../src/studio/doors/receive-file.ts';
import type { MediaEntry, OpenedProject } from '../../src/shared/contract/studio.ts';
import { ffmpeg, frameDigests } from './helpers/ffmpeg.ts';
import { openStudioDoor, type StudioDoor } from './helpers/studio-door.ts';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'cueframe');
const CONTENT = expect.stringMatching(/^[0-9a-f]{64}$/);
const FRAMES = 12;
let studio: StudioDoor;
let folder: string;
let number = 0;

beforeAll(async () => {
  studio = await openStudioDoor();
});
afterAll(() => studio?.close());
beforeEach(() => {
  folder = join(studio.folder, `films-${(number += 1)}`);
  mkdirSync(folder);
});

/** A film of twelve frames, another for each seed. */
function makeFilm(path: string, seed: number): void {
  const source = `color=c=0x${(0x204060 + seed * 0x101010).toString(16)}:s=64x36:r=12:d=1`;
  ffmpeg(['-f', 'lavfi', '-i', source, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', path]);
}

async function sendFilm(name: string, seed: number): Promise<string> {
  const path = join(folder, `sent-${name}`);
  makeFilm(path, seed);
  const bytes = readFileSync(path);
  rmSync(path);
  return (await studio.send(name, bytes)).place ?? '';
}

const documentWith = (src: string) => ({
  cueframe: 1,
  media: { sea: { src, kind: 'video' } },
  timeline: [{ id: 'p1', media: 'sea' }],
  cues: [], // a film without cues needs no browser
});
const save = (path: string, document: object, baseDir: string | null = null) =>
  studio.call('saveProject', { path, document, baseDir, ifDigest: null });
const open = (path: string) => studio.call<OpenedProject>('openProject', { path });
const mediaIn = (path: string) =>
  (JSON.parse(readFileSync(path, 'utf8')) as { media: Record<string, { src: string }> }).media;

function renderedFrames(scenario: string): number {
  const film = join(folder, 'film.mp4');
  execFileSync(process.execPath, [BIN, 'render', scenario, '-o', film], { stdio: 'pipe' });
  return frameDigests(film).length;
}

test('a project with a dropped film, saved under a bare name, is rendered by the command line', async () => {
  const place = await sendFilm('sea.mp4', 1);
  const cue = { id: 'c1', type: 'text', text: 'Hi', start: 0, end: 0.5 };
  await save('talk.scenario.json', { ...documentWith(place), cues: [cue] });
  const path = join(studio.places.projectsDir, 'talk.scenario.json');
  const id = place.slice('upload://'.length);
  expect(mediaIn(path)).toEqual({
    sea: { src: `../studio/uploads/${id}/sea.mp4`, kind: 'video', 'x-content': CONTENT },
  });
  expect(renderedFrames(path)).toBe(FRAMES);
});

test('saved elsewhere on the computer it names the file it was sent to, and opens whole again', async () => {
  const place = await sendFilm('sea.mp4', 2);
  const path = join(folder, 'talk.scenario.json');
  await save(path, documentWith(place));
  const file = join(studio.places.uploadsDir, place.slice('upload://'.length), 'sea.mp4');
  expect(mediaIn(path)).toEqual({ sea: { src: file, kind: 'video', 'x-content': CONTENT } });
  expect(renderedFrames(path)).toBe(FRAMES);
  const { document, media } = await open(path);
  expect({ document, media }).toEqual({
    document: { ...documentWith(file), media: mediaIn(path) },
    media: { found: [], changed: [] },
  });
});

test('saved as another file, relative names go on naming the same files', async () => {
  makeFilm(join(folder, 'sea.mp4'), 3);
  const [deeper, below] = [join(folder, 'deeper'), join(folder, 'sea.mp4')];
  await save(join(deeper, 'talk.scenario.json'), documentWith('sea.mp4'), folder);
  expect(mediaIn(join(deeper, 'talk.scenario.json'))).toMatchObject({ sea: { src: below } });
  await save(join(folder, 'again.scenario.json'), documentWith('../sea.mp4'), deeper);
  expect(mediaIn(join(folder, 'again.scenario.json'))).toMatchObject({ sea: { src: 'sea.mp4' } });
});

test('a file that was moved beside the project is found again by its content', async () => {
  const path = join(folder, 'talk.scenario.json');
  mkdirSync(join(folder, 'old'));
  makeFilm(join(folder, 'old', 'sea.mp4'), 4);
  await save(path, documentWith('old/sea.mp4'), folder);
  renameSync(join(folder, 'old', 'sea.mp4'), join(folder, 'sea.mp4'));
  expect((await open(path)).media).toEqual({
    found: [{ mediaId: 'sea', src: 'sea.mp4', content: CONTENT }],
    changed: [],
  });
  makeFilm(join(folder, 'sea.mp4'), 5); // another film of that name is not it
  expect((await open(path)).media).toEqual({ found: [], changed: [] });
});

test('a file with the same name and another content is told', async () => {
  const path = join(folder, 'talk.scenario.json');
  makeFilm(join(folder, 'sea.mp4'), 6);
  await save(path, documentWith('sea.mp4'), folder);
  expect((await open(path)).media).toEqual({ found: [], changed: [] });
  makeFilm(join(folder, 'sea.mp4'), 7);
  expect((await open(path)).media).toEqual({ found: [], changed: ['sea'] });
});

test('a downloaded copy finds what was sent, by its content; by its name only where there is one', async () => {
  const first = await sendFilm('twin.mp4', 8);
  const { media } = await studio.call<{ media: MediaEntry[] }>('addMedia', { places: [first] });
  const copyOf = async (part: object) => {
    const document = documentWith('twin.mp4');
    const sea = { ...document.media.sea, ...part };
    const sent = await studio.send('x.scenario.json', JSON.stringify({ ...document, media: { sea } }));
    return (await open(sent.place ?? '')).media;
  };
  const found = { found: [{ mediaId: 'sea', src: first, content: media[0]?.content }], changed: [] };
  expect(await copyOf({})).toEqual(found);
  await sendFilm('twin.mp4', 9);
  expect(await copyOf({ 'x-content': media[0]?.content })).toEqual(found);
  expect(await copyOf({})).toEqual({ found: [], changed: [] });
  expect(await copyOf({ src: 'C:\\films\\none.mp4' })).toEqual({ found: [], changed: [] });
});

test('a project whose uploads are gone is saved all the same', async () => {
  const gone = 'upload://s000000000000000000000000';
  const path = join(folder, 'talk.scenario.json');
  await save(path, documentWith(gone));
  expect(mediaIn(path)).toEqual({ sea: { src: gone, kind: 'video' } });
});

test('what a program started anew finds of half a file is removed, whole ones stay', async () => {
  const uploadsDir = join(folder, 'uploads');
  for (const id of ['whole', 'half']) mkdirSync(join(uploadsDir, id), { recursive: true });
  writeFileSync(join(uploadsDir, 'half', 'sea.mp4.part'), 'x');
  writeFileSync(join(uploadsDir, 'whole', 'sea.mp4'), 'x');
  copyFileSync(join(uploadsDir, 'whole', 'sea.mp4'), join(uploadsDir, 'note.txt'));
  await removeHalfFiles(uploadsDir);
  expect(readdirSync(uploadsDir).sort()).toEqual(['note.txt', 'whole']);
});
