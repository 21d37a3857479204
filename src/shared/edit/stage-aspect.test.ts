import { expect, test } from 'vitest';
import type { ScenarioDocument } from './document.ts';
import { ASPECTS, setAspect, sizeOfAspect, takeStage } from './stage-aspect.ts';

const wide = { widthPx: 1280, heightPx: 720 };
const document: ScenarioDocument = {
  stage: { width: 1280, height: 720, frameRate: 25 },
  timeline: [
    { id: 'a', media: 'm' },
    { id: 'b', media: 'm', fit: 'stretch' },
    { id: 'c', media: 'm', fit: 'contain' },
  ],
};

test('a film of another shape keeps its shorter side, and comes back to what it was', () => {
  const sizes = ASPECTS.map((aspect) => Object.values(sizeOfAspect(wide, aspect)));
  expect(sizes).toEqual([
    [1280, 720],
    [720, 1280],
    [720, 720],
    [720, 900],
  ]);
  for (const aspect of ASPECTS)
    expect(sizeOfAspect(sizeOfAspect(wide, aspect), { width: 16, height: 9 })).toEqual(wide);
});

test('in another shape clips fill the stage and sizes hold against its shorter side', () => {
  expect(setAspect(document, wide, { width: 9, height: 16 })).toEqual({
    stage: { width: 720, height: 1280, frameRate: 25, sizes: 'shorter-side' },
    timeline: [
      { id: 'a', media: 'm', fit: 'cover' },
      { id: 'b', media: 'm', fit: 'stretch' },
      { id: 'c', media: 'm', fit: 'cover' },
    ],
  });
  expect(setAspect(document, wide, { width: 16, height: 9 })).toBe(document);
});

test('size and rate of a file are taken when they are asked for', () => {
  const source = { width: 1080, height: 1920, frameRate: '30000/1001' };
  const taken = takeStage(document, source);
  expect(taken['stage']).toEqual(source);
  expect(takeStage(taken, source)).toBe(taken);
});
