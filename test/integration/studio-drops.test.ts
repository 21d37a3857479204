import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveFile } from '../../src/studio/doors/receive-file.ts';
import type { MediaEntry } from '../../src/shared/contract/studio.ts';
import { ffmpeg } from './helpers/ffmpeg.ts';
import { openStudioDoor, type StudioDoor } from './helpers/studio-door.ts';

type Added = { media: MediaEntry[]; refused: { name: string; code: string; message: string }[] };
let studio: StudioDoor;
let film: Buffer;
const at = (name: string) => join(studio.folder, name);
const add = (places: readonly string[]) => studio.call<Added>('addMedia', { places });
const uploads = () => readdirSync(studio.places.uploadsDir);
const isSettled = async (work: () => readonly string[], before: readonly string[]) =>
  expect.poll(work, { timeout: 5000 }).toEqual(before);

beforeAll(async () => {
  studio = await openStudioDoor();
  // more than the first frames of it: half of it can still be played
  const source = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=s=320x180:r=25:d=4',
    '-c:v',
    'libx264',
    '-pix_fmt',
    'yuv420p',
  ];
  ffmpeg([...source, at('film.mp4')]);
  ffmpeg(['-i', at('film.mp4'), '-c', 'copy', '-movflags', '+faststart', at('fast.mp4')]);
  ffmpeg(['-i', at('film.mp4'), '-c', 'copy', at('film.mkv')]);
  film = readFileSync(at('film.mp4'));
});
afterAll(() => studio?.close());

const part = (name: string, ratio: number) => {
  const whole = readFileSync(at(name));
  return whole.subarray(0, Math.round(whole.length * ratio));
};

test.each([
  [
    'a text',
    'letter.mp4',
    () => Buffer.from('Dear all, this is no film. '.repeat(99)),
    'is a text file, not a picture or sound; its name may be wrong',
  ],
  ['an empty file', 'empty.mp4', () => Buffer.alloc(0), 'is empty (0 bytes)'],
  [
    'a film without its end',
    'half.mp4',
    () => part('film.mp4', 0.5),
    'is cut short: the end, where its index lies, is missing; copy or record it again',
  ],
  [
    'a few bytes of a film',
    'head.mkv',
    () => part('film.mkv', 0.01),
    'begins as media does, but is damaged or cut short; copy or export it again',
  ],
  [
    'an office document',
    'talk.docx',
    () => Buffer.from('PK\u0003\u0004\u0014\0 words'),
    'is a ZIP archive or an office document; unpack or export it first',
  ],
  [
    'zeros',
    'zeros.mov',
    () => Buffer.alloc(100_000),
    'holds nothing but zero bytes: it was never written whole; copy or download it again',
  ],
])('%s is refused by its name, with what to do', async (_what, name, body, why) => {
  const { place = '' } = await studio.send(name, new Uint8Array(body()));
  expect(await add([place])).toEqual({
    media: [],
    refused: [
      {
        place,
        name,
        code: 'media.unreadable',
        message: `${name} ${why}`,
        stamp: expect.any(String) as string,
      },
    ],
  });
});

test.each(['fast.mp4', 'film.mkv'])(
  'of %s without its end what is there is taken, and it is said',
  async (name) => {
    const sent = await Promise.all(
      [1, 0.6].map((ratio) => studio.send(name, new Uint8Array(part(name, ratio)))),
    );
    const { media, refused } = await add(sent.map(({ place = '' }) => place));
    const [whole, cut] = media;
    expect({ refused, isCutShort: [whole?.isCutShort, cut?.isCutShort] }).toEqual({
      refused: [],
      isCutShort: [false, true],
    });
    expect(whole?.info.video?.frameCount).toBe(100);
    expect(cut?.info.video?.frameCount).toBeLessThan(90);
  },
);

test('of a folder with more than 500 media the rest is told', async () => {
  mkdirSync(at('many'));
  for (let number = 0; number < 502; number += 1) writeFileSync(at(`many/${number}.mp4`), '');
  writeFileSync(at('many/._0.mp4'), 'what a Mac leaves');
  const { refused } = await add([at('many')]);
  expect([refused.length, refused[0]]).toEqual([
    501,
    {
      ...{ place: at('many'), name: 'The rest of many', code: 'request.too_large', stamp: null },
      message: 'at most 500 files of a folder are added at once; add the folders in it one by one',
    },
  ]);
});

/** Sends the head of an upload of `sizeBytes`, then `body`; gives the answer, and how much of it was taken meanwhile. */
function announce(sizeBytes: number, body: Buffer | null): Promise<{ status: number; answer: string }> {
  const { hostname, port } = new URL(studio.address);
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ hostname, port, method: 'PUT', path: '/studio/upload?name=huge.mp4' },
      headers: {
        cookie: studio.cookie,
        'content-length': sizeBytes,
        'content-type': 'application/octet-stream',
      },
    });
    sent.on('error', reject);
    sent.on('response', (reply) => {
      reply.setEncoding('utf8');
      let answer = '';
      reply.on('data', (text: string) => (answer += text));
      reply.on('end', () => {
        sent.destroy();
        resolve({ status: reply.statusCode ?? 0, answer });
      });
    });
    if (body) sent.write(body, () => sent.destroy(new Error('the window went')));
    else sent.flushHeaders();
  });
}

test('a file beyond the limit, or beyond the disk, is refused before a byte of it is sent', async () => {
  const before = uploads();
  const large = await announce(60e9, null);
  expect([large.status, JSON.parse(large.answer)]).toMatchObject([
    413,
    { error: { code: 'request.too_large', details: { limitBytes: 50e9, sizeBytes: 60e9 } } },
  ]);
  const dir = join(studio.folder, 'disk');
  const full = receiveFile(Readable.from([]), {
    ...{ uploadsDir: dir, name: 'huge.mp4', limitBytes: 1e18, sizeBytes: 1e17 },
  });
  await expect(full).rejects.toMatchObject({ code: 'disk.full', details: { sizeBytes: 1e17 } });
  expect([uploads(), readdirSync(dir)]).toEqual([before, []]);
});

test('a large file goes to the disk as it comes: memory does not grow with it', async () => {
  const piece = Buffer.alloc(1 << 20);
  let most = 0;
  async function* pieces() {
    for (let number = 0; number < 64; number += 1) {
      const { arrayBuffers } = process.memoryUsage();
      most = Math.max(most, arrayBuffers);
      yield piece;
    }
  }
  const before = process.memoryUsage().arrayBuffers;
  const uploadsDir = at('large');
  const options = { uploadsDir, name: 'large.mp4', limitBytes: 1e9, sizeBytes: 64 << 20 };
  await receiveFile(Readable.from(pieces(), { highWaterMark: 1 }), options);
  rmSync(uploadsDir, { recursive: true });
  expect(most - before).toBeLessThan(32 << 20);
});

test('a window that goes in the middle leaves nothing of its file', async () => {
  const before = uploads();
  await expect(announce(film.length, film.subarray(0, 1000))).rejects.toThrow('the window went');
  await isSettled(uploads, before);
});

test('a file that vanishes after the drop is told, and the others are taken', async () => {
  const path = at('here.mp4');
  writeFileSync(path, film);
  const { place = '' } = await studio.send('gone.mp4', new Uint8Array(film));
  rmSync(join(studio.places.uploadsDir, place.slice('upload://'.length)), { recursive: true });
  const { media, refused } = await add([place, at('never.mp4'), path]);
  expect([media.map(({ name }) => name), refused.map(({ code }) => code)]).toEqual([
    ['here.mp4'],
    ['upload.not_found', 'media.not_found'],
  ]);
});

test('two hundred files at once: each is taken or refused', async () => {
  const names = Array.from({ length: 200 }, (_, index) =>
    index % 40 === 0 ? `${index}.mp4` : `${index}.wav`,
  );
  const sent = await Promise.all(
    names.map((name) => studio.send(name, name.endsWith('mp4') ? new Uint8Array(film) : '')),
  );
  const { media, refused } = await add(sent.map(({ place = '' }) => place));
  expect([media.length, refused.length]).toEqual([5, 195]);
  expect([...media, ...refused].map(({ name }) => name).sort()).toEqual(names.sort());
});
