import { expect, test } from 'vitest';
import { createPictureMemory } from './picture-memory.ts';

const picture = (pixels: number) => ({
  window: { xPx: 0, yPx: 0, widthPx: pixels, heightPx: 1 },
  words: new Uint32Array(pixels),
});
const known = (memory: ReturnType<typeof createPictureMemory>, keys: string) =>
  [...keys].filter((key) => memory.get(key) !== null).join('');

test('pictures are known until others need the room, the one not used for longest first', () => {
  const memory = createPictureMemory(100);
  for (const key of 'ab') memory.set(key, picture(10));
  expect(memory.get('a')).toEqual(picture(10));
  memory.set('c', picture(10)); // 120 bytes
  expect(known(memory, 'abc')).toBe('ac');
});

test('one that is larger than all the room is not kept, and the others stay', () => {
  const memory = createPictureMemory(100);
  memory.set('a', picture(10));
  memory.set('b', picture(26));
  expect(known(memory, 'ab')).toBe('a');
});

test('a picture set again takes its room once', () => {
  const memory = createPictureMemory(100);
  for (let time = 0; time < 5; time += 1) memory.set('a', picture(10));
  memory.set('b', picture(15));
  expect(known(memory, 'ab')).toBe('ab');
});
