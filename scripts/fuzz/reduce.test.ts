import { expect, test } from 'vitest';
import { reduce } from './reduce.ts';

const document = {
  stage: { width: 64, height: 36 },
  cues: [{ type: 'text', text: 'a' }, { type: 'shape', layout: { x: 0.5, rotate: 20 } }, { type: 'image' }],
  timeline: [{ media: 'one', in: 1 }, { media: 'two' }],
};

test('what is not needed to fail is left out, in lists and within parts', async () => {
  const fails = async ({ cues = [] }: { cues?: readonly { layout?: { rotate?: number } }[] }) =>
    cues.some(({ layout }) => layout?.rotate === 20);
  expect(await reduce(document as object, fails)).toEqual({ cues: [{ layout: { rotate: 20 } }] });
});

test('two parts that only fail together both stay', async () => {
  const fails = async (smaller: object) =>
    /"one"/.test(JSON.stringify(smaller)) && /"image"/.test(JSON.stringify(smaller));
  expect(await reduce(document as object, fails)).toEqual({
    cues: [{ type: 'image' }],
    timeline: [{ media: 'one' }],
  });
});

test('it gives up after so many tries, with what it has', async () => {
  let tries = 0;
  const smallest = await reduce(document, async () => (tries += 1) > 100, 5);
  expect({ tries, smallest }).toEqual({ tries: 5, smallest: document });
});
