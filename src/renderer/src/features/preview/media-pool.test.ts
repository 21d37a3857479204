import { expect, test } from 'vitest';
import { createMediaPool } from './media-pool.ts';

/** A pool of files that say when they are opened (`+a`) and closed (`-a`). */
function pool(mostIdle = 2) {
  const log: string[] = [];
  const open = (url: string) => {
    log.push(`+${url}`);
    return { dispose: () => void log.push(`-${url}`) };
  };
  return { ...createMediaPool(open, mostIdle), log };
}

test('a file is opened once for all who read it, and stays open for those who come back', () => {
  const { take, log } = pool();
  const [one, other] = [take('a'), take('a')];
  expect(other.file).toBe(one.file);
  one.release();
  one.release(); // a second time is no other user's
  other.release();
  take('a').release();
  expect(log).toEqual(['+a']);
});

test('of those nobody reads, the ones taken last stay open; what is read always does', () => {
  const { take, log } = pool();
  const held = take('a');
  for (const url of ['b', 'c', 'b', 'd']) take(url).release();
  expect(log).toEqual(['+a', '+b', '+c', '+d', '-c']);
  held.release();
  expect(log.slice(5)).toEqual(['-a']);
});

test('what a film no longer has is closed, as soon as nobody reads it', () => {
  const { take, keepOnly, log } = pool();
  take('idle').release();
  const read = take('read');
  keepOnly(new Set(['next']));
  expect(log).toEqual(['+idle', '+read', '-idle']);
  read.release();
  take('next').release();
  expect(log.slice(3)).toEqual(['-read', '+next']);
  keepOnly(new Set());
  expect(log.slice(5)).toEqual(['-next']);
});

test('a file that failed is opened anew for the next, and closed when its last reader is gone', () => {
  const { take, log } = pool();
  const [failed, other] = [take('a'), take('a')];
  failed.discard();
  const anew = take('a');
  expect(anew.file).not.toBe(other.file);
  other.release();
  expect(log).toEqual(['+a', '+a', '-a']);
  anew.release();
  expect(log.length).toBe(3);
});
