import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedGrowingFile } from './feed-growing-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cueframe-feed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Bytes that tell where they stand. */
const bytes = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 7) % 251));

test('a file is fed from before it exists to the end it has once it is written', async () => {
  const path = join(folder, 'segment.mp4');
  const content = bytes(700_000);
  const pipe = new PassThrough();
  let isWritten = () => {};
  const written = new Promise<void>((resolve) => (isWritten = resolve));
  let waits = 0;
  let onWait = () => {};
  const waiting = () => new Promise<void>((resolve) => (onWait = resolve));
  const fed = feedGrowingFile(path, written)(pipe, new AbortController().signal, () => {
    waits += 1;
    onWait();
  });
  const received = buffer(pipe);
  await waiting();
  await writeFile(path, content.subarray(0, 10));
  await waiting();
  await appendFile(path, content.subarray(10, 600_000));
  await waiting();
  await appendFile(path, content.subarray(600_000));
  isWritten();
  await fed;
  expect((await received).equals(content)).toBe(true);
  expect(waits).toBeGreaterThanOrEqual(3);
});

test('a file that was never written is an error, not an empty one', async () => {
  const feeding = feedGrowingFile(join(folder, 'none.mp4'), Promise.resolve());
  await expect(feeding(new PassThrough(), new AbortController().signal, () => {})).rejects.toThrow('ENOENT');
});

test('waiting for a file ends when the work is stopped', async () => {
  const stop = new AbortController();
  const never = new Promise<void>(() => {});
  const feeding = feedGrowingFile(join(folder, 'none.mp4'), never)(new PassThrough(), stop.signal, () =>
    stop.abort(),
  );
  await expect(feeding).rejects.toMatchObject({ name: 'AbortError' });
});
