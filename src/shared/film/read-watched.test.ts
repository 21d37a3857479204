import { expect, test } from 'vitest';
import { testScenario } from '../../../test/helpers/test-plan-input.ts';
import { frameRate, frameSpan } from '../time.ts';
import { cuesWithin, readWithoutCues } from './read-watched.ts';
import { resolveFilm } from './resolve-film/resolve-film.ts';

const RATE = frameRate(25);
const STAGE = { widthPx: 1280, heightPx: 720, rate: RATE, totalFrames: 1000 };

const document = {
  cueframe: 1,
  stage: { width: 1280, height: 720, frameRate: 25, duration: 40 },
  'x-markers': [1, 2],
  cues: Array.from({ length: 60 }, (_, index) => ({
    type: 'text',
    start: index / 2,
    end: index / 2 + 1.5,
    text: `cue ${index}`,
    'x-note': 'a tool’s own',
    ...(index % 3 === 0 && { layer: 5 - index / 3 }),
    animate: [{ name: 'shake', when: 'during' }],
  })),
};

test('cues read for a part of a film come out as in the whole', () => {
  const read = readWithoutCues(document);
  expect(read.problems).toEqual([]);
  const whole = resolveFilm(testScenario({ stage: document.stage, cues: plainCues() }), STAGE).film;
  const span = { startFrame: 250, endFrame: 300 };
  const { cues, unreadable } = cuesWithin(document, span, RATE);
  const part = resolveFilm(read.scenario!, STAGE, cues).film;
  expect(unreadable).toEqual([]);
  expect(part.cues).toEqual(
    whole.cues.filter(({ startFrame, endFrame }) => startFrame < 300 && endFrame > 250),
  );
  expect(part.cues.length).toBeGreaterThan(4);
});

function plainCues(): object[] {
  return document.cues.map(({ 'x-note': _note, ...cue }) => cue);
}

test('cues are found by the very frames they cover, however near to the edges of the span', () => {
  const rate = frameRate(30_000, 1001);
  const span = { startFrame: 301, endFrame: 305 };
  const cues = Array.from({ length: 400 }, (_, index) => ({
    ...{ type: 'text', text: 'a', start: 9.8 + index / 800, end: 9.8 + index / 800 + (index % 7) / 100 },
  }));
  const expected = cues.flatMap(({ start, end }, index) => {
    const own = frameSpan(start, end, rate);
    return own.startFrame < span.endFrame && own.endFrame > span.startFrame ? [index] : [];
  });
  const { cues: found, unreadable } = cuesWithin({ cues }, span, rate);
  expect([...found.map(({ index }) => index), ...unreadable].sort((a, b) => a - b)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(50);
});

test('a cue that is not valid is named and left out, the others stand', () => {
  const cues = [{ type: 'text', start: 0, end: 1, text: 'a' }, { type: 'text', start: 0 }, { type: 'no' }];
  const within = cuesWithin({ cues }, { startFrame: 0, endFrame: 25 }, RATE);
  expect([within.cues.map(({ index }) => index), within.unreadable]).toEqual([[0], [1, 2]]);
});

test('a document that is not valid gives its problems', () => {
  const { scenario, problems } = readWithoutCues({ cueframe: 1, stage: { width: 'wide' } });
  expect(scenario).toBe(null);
  expect(problems.map(({ path }) => path)).toEqual(['stage.width']);
});

test('parts that a render refuses are named', () => {
  const { problems } = readWithoutCues({
    cueframe: 1,
    media: { a: { src: 'a.mp4' } },
    timeline: [{ media: 'a', speed: 2 }],
  });
  expect(problems.map(({ path }) => path)).toEqual(['timeline[0].speed']);
});
