import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StudioError } from '../../src/shared/errors.ts';
import { makeFaultFolder, filmDigest, type FaultFolder } from './helpers/fault-film.ts';
import { ffmpeg, frameDigests } from './helpers/ffmpeg.ts';
import { namesIn, startRender, type Ended, type Failure } from './helpers/fault-render.ts';
import { openStudio, type TestStudio } from './helpers/render.ts';

/** What is broken or hostile is refused by name, and what is merely odd is rendered. */
const SECONDS = 1;
const FRAMES = SECONDS * 25;

let folder: FaultFolder;
let studio: TestStudio;
let server: Server;
let asked = 0;

beforeAll(async () => {
  folder = makeFaultFolder(SECONDS);
  studio = await openStudio({ hasOneBrowser: true, folder: folder.path });
  server = createServer((_, response) => {
    asked += 1;
    response.end();
  });
  server.on('connection', () => (asked += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  makeBadFiles(`http://127.0.0.1:${(server.address() as AddressInfo).port}/part.ts`);
});
afterAll(() => {
  server.close();
  return studio.close();
});

const file = (name: string) => join(folder.path, name);

function makeBadFiles(address: string): void {
  const source = readFileSync(file('source.mp4'));
  const playlist = (part: string) =>
    `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${part}\n#EXT-X-ENDLIST\n`;
  writeFileSync(file('cut.mp4'), source.subarray(0, Math.floor(source.length * 0.6)));
  writeFileSync(file('text.mp4'), 'this is no film\n'.repeat(200));
  writeFileSync(file('list.mp4'), playlist(address));
  writeFileSync(file('list-of-a-file.mp4'), playlist('part.ts'));
  writeFileSync(file('concat.mp4'), 'ffconcat version 1.0\nfile source.mp4\n');
  writeFileSync(file('empty.mp4'), '');
  mkdirSync(file('folder.mp4'));
  execFileSync('mkfifo', [file('fifo.mp4')]);
  ffmpeg(['-f', 'lavfi', '-i', 'sine=d=1', file('sound.m4a')]);
  ffmpeg(['-i', file('source.mp4'), '-c', 'copy', '-f', 'mpegts', file('part.ts')]);
  ffmpeg(['-f', 'lavfi', '-i', 'testsrc2=s=32x32', '-frames:v', '1', file('whole.png')]);
  writeFileSync(file('text.png'), 'this is no picture\n');
  writeFileSync(file('cut.png'), readFileSync(file('whole.png')).subarray(0, 60));
  writeFileSync(file('text.ttf'), 'this is no font\n');
}

let films = 0;
function newPlace() {
  const name = `film-${(films += 1)}`;
  const [outDir, tempDir] = [join(folder.outDir, name), join(folder.tempDir, name)];
  for (const made of [outDir, tempDir]) mkdirSync(made);
  return { name, outDir, tempDir };
}

/** Renders by the command line, whose own arguments are the file's name. */
async function renderByCommand(scenario: object, ...args: string[]): Promise<Ended & { outDir: string }> {
  const { name, outDir, tempDir } = newPlace();
  const path = folder.write(`${name}.scenario.json`, scenario);
  const size = ['--workers', '1', '--encoder', 'libx264', '--quality', 'lossless'];
  const ended = await startRender([path, ...args, '--temp', tempDir, ...size], { cwd: outDir }).ended;
  expect(namesIn(tempDir)).toEqual([]);
  return { ...ended, outDir };
}

/** Renders by the engine; `error` is null for a film. */
async function render(scenario: object) {
  const { name, outDir, tempDir } = newPlace();
  const film = join(outDir, 'film.mp4');
  const options = { workers: 1, encoder: 'libx264', quality: 'lossless', context: { tempDir } } as const;
  const error = await studio.render(scenario, join('out', name, 'film.mp4'), options).then(
    () => null,
    (thrown: unknown) => thrown as StudioError,
  );
  expect(namesIn(tempDir)).toEqual([]);
  return { error, film, outDir };
}

const clip = (src: string) => ({ media: { main: { src } }, timeline: [{ media: 'main' }] });
const blank = { stage: { width: 64, height: 36, frameRate: 25, duration: SECONDS } };
const caption = (text: string) => ({ type: 'text', text, start: 0, end: SECONDS });

/** What a refusal says, and that it left nothing. */
const told = ({ error, outDir }: { error: Failure | StudioError | null; outDir: string }) => ({
  ...{ code: error?.code, message: error?.message, out: namesIn(outDir) },
});

describe('media that cannot be read is refused by its place in the scenario', () => {
  test.each([
    ['missing', 'none.mp4', 'media.not_found', /there is no file .*none\.mp4$/],
    [
      'cut before its index',
      'cut.mp4',
      'media.unreadable',
      /no video, sound or image file.*moov atom not found/,
    ],
    ['text', 'text.mp4', 'media.unreadable', /no video, sound or image file/],
    ['a playlist of an address', 'list.mp4', 'media.unreadable', /no video, sound or image file/],
    ['a playlist of a file', 'list-of-a-file.mp4', 'media.unreadable', /no video, sound or image file/],
    ['a concat list', 'concat.mp4', 'media.unreadable', /no video, sound or image file/],
    ['0 bytes', 'empty.mp4', 'media.unreadable', /is empty \(0 bytes\)$/],
    ['a folder', 'folder.mp4', 'media.unreadable', /is not a regular file \(a folder\)$/],
    ['a FIFO', 'fifo.mp4', 'media.unreadable', /is not a regular file \(a pipe\)$/],
    ['sound alone', 'sound.m4a', 'media.unsupported', /picture/],
  ])('%s', async (_what, name, code, why) => {
    const found = told(await render(clip(name)));
    expect(found).toEqual({
      ...{ code, out: [], message: expect.stringMatching(/^(media\.main|timeline\[0\])/) as string },
    });
    expect(found.message).toMatch(why);
  });

  test('by the command line too, with 1 for its exit code', async () => {
    const ended = await renderByCommand(clip('none.mp4'), '--output=film.mp4');
    expect([ended.exitCode, told(ended)]).toEqual([1, told(await render(clip('none.mp4')))]);
  });

  test('no address in any of them was asked', () => expect(asked).toBe(0));
});

describe('pictures and fonts that cannot be read are refused by name', () => {
  const image = (src: string) => ({ ...blank, cues: [{ type: 'image', src, start: 0, end: SECONDS }] });
  const font = (src: string) => ({
    ...{ ...blank, fonts: [{ family: 'Mine', src }] },
    cues: [{ ...caption('Hello'), style: { font: 'Mine' } }],
  });
  test.each([
    ['a missing picture', image('none.png'), 'media.not_found', /^none\.png: there is no file/],
    [
      'text as a picture',
      image('text.png'),
      'media.unreadable',
      /^the image \/.*\/text\.png of cues\[0\] could not be loaded/,
    ],
    [
      'a cut picture',
      image('cut.png'),
      'media.unreadable',
      /^the image \/.*\/cut\.png of cues\[0\] could not be loaded/,
    ],
    ['a missing font', font('none.ttf'), 'media.not_found', /^none\.ttf: there is no file/],
    [
      'text as a font',
      font('text.ttf'),
      'font.unreadable',
      /^the font Mine \(\/.*\/text\.ttf\) could not be loaded/,
    ],
  ])('%s', async (_what, scenario, code, message) => {
    const found = told(await render(scenario));
    expect(found).toEqual({ code, out: [], message: expect.stringMatching(message) as string });
  });
});

test('parts this version does not draw are refused with their paths', async () => {
  const path = join(
    import.meta.dirname,
    '..',
    'fixtures',
    'scenarios',
    'unsupported-everything.scenario.json',
  );
  const ended = await render(JSON.parse(readFileSync(path, 'utf8')) as object);
  const { problems } = ended.error?.details as {
    problems: { path: string; code: string; message: string }[];
  };
  expect([ended.error?.code, namesIn(ended.outDir)]).toEqual(['scenario.unsupported', []]);
  for (const problem of problems) expect(problem.path).toMatch(/^[a-z]+/i);
  expect(problems.length).toBeGreaterThan(3);
});

describe('odd text is drawn as it is written', () => {
  test.each([
    ['filter syntax', "100% {x} \n : ' , ; [in] %{pts} ,movie=/etc/passwd"],
    ['a word of 10,000 characters', 'w'.repeat(10_000)],
    ['1,000 combining marks', `a${'\u0301'.repeat(1000)}`],
  ])('%s', async (_what, text) => {
    const { error, film } = await render({ ...clip('source.mp4'), cues: [caption(text)] });
    expect({ error, frames: filmDigest(film)?.frames }).toEqual({ error: null, frames: FRAMES });
    const before = frameDigests(file('source.mp4'));
    expect(frameDigests(film).filter((digest, frame) => digest === before[frame])).toEqual([]);
  });
});

describe('odd file names are names', () => {
  const NAMES = [
    `it's "quoted".mp4`,
    'with  spaces .mp4',
    'new\nline.mp4',
    'b%d%03d.mp4',
    '-dash.mp4',
    'a:b.mp4',
    'http:x.mp4',
    '[in],;=\\.mp4',
    'ünï 日本 🎬.mp4',
    'pipe:1.mp4',
  ];
  // with `./`, since a scenario may name an address too
  const placed = (name: string) => `./${name}`;

  test('of sources: a film of all of them is each of them', async () => {
    for (const name of NAMES) writeFileSync(file(name), readFileSync(file('source.mp4')));
    const media = Object.fromEntries(NAMES.map((name, index) => [`m${index}`, { src: placed(name) }]));
    const { error, film } = await render({
      media,
      timeline: Object.keys(media).map((id) => ({ media: id })),
    });
    const source = frameDigests(file('source.mp4'));
    expect([error, frameDigests(film)]).toEqual([null, NAMES.flatMap(() => source)]);
  });

  test.each(NAMES)('of a film by the command line: %j', async (name) => {
    const scenario = {
      stage: { width: 64, height: 36, frameRate: 25, duration: 0.08, background: '#808080' },
    };
    const { exitCode, error, outDir } = await renderByCommand(scenario, `--output=${name}`);
    expect({ exitCode, error, out: namesIn(outDir) }).toEqual({ exitCode: 0, error: null, out: [name] });
    expect(frameDigests(`file:${join(outDir, name)}`)).toHaveLength(2);
  });

  test('of both: a film made of the source of its own name elsewhere', async () => {
    const name = NAMES[7] ?? '';
    writeFileSync(file(name), readFileSync(file('source.mp4')));
    const { exitCode, outDir } = await renderByCommand(clip(placed(name)), `--output=${name}`);
    expect([exitCode, namesIn(outDir)]).toEqual([0, [name]]);
    expect(frameDigests(`file:${join(outDir, name)}`)).toEqual(frameDigests(file('source.mp4')));
  });
});

test('5,000 cues in a minute are planned', async () => {
  const cues = Array.from({ length: 5000 }, (_, index) => ({
    ...{ type: 'text', text: `cue ${index}` },
    ...{ start: (index * 59) / 5000, end: ((index + 1) * 59) / 5000 },
  }));
  const scenario = { stage: { ...blank.stage, duration: 60 }, cues };
  const plan = await studio.plan(scenario);
  expect([plan.totalFrames, plan.film.cues.length]).toEqual([1500, 5000]);
});
