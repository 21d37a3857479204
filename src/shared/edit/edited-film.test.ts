import { expect, test } from 'vitest';
import { filmShape as engineShape } from '../film/film-shape.ts';
import type { MediaInfo, ProbedMedia } from '../media.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { frameRate } from '../time.ts';
import { editedFilm } from './edited-film.ts';
import type { ScenarioDocument } from './document.ts';

const RATES = [
  frameRate(24000, 1001),
  frameRate(25),
  frameRate(30000, 1001),
  frameRate(60),
  frameRate(179, 6),
];

/** A seed gives the same numbers again: 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function probedVideo(random: () => number): ProbedMedia {
  const rate = RATES[Math.floor(random() * RATES.length)] ?? frameRate(25);
  const frameCount = 20 + Math.floor(random() * 500);
  const info = {
    ...{ path: '/a.mp4', sizeBytes: 1, container: 'mov', startSeconds: 0, kind: 'video', audio: null },
    durationSeconds: (frameCount * rate.den) / rate.num,
    video: {
      rate,
      frameCount,
      widthPx: 15 + Math.floor(random() * 2000),
      heightPx: 15 + Math.floor(random() * 1100),
    },
    ignoredStreams: [],
  } as unknown as MediaInfo;
  return { info, frames: { ticks: [], keyTicks: [], seek: 'exact' }, identity: '' };
}

function randomFilm(seed: number) {
  const random = randomFrom(seed);
  const media = new Map(['a', 'b'].map((id) => [id, probedVideo(random)]));
  const clips = Array.from({ length: 1 + Math.floor(random() * 12) }, (_, index) => {
    const id = random() < 0.5 ? 'a' : 'b';
    const seconds = media.get(id)?.info.durationSeconds ?? 0;
    const start = Number((random() * seconds * 0.4).toFixed(3));
    const out = Number((seconds * (0.5 + random() * 0.49)).toFixed(3));
    return {
      ...{ id: `p${index}`, media: id },
      ...(random() < 0.7 && { in: start }),
      ...(random() < 0.7 && { out: random() < 0.2 ? seconds : out }),
    };
  });
  const stage =
    random() < 0.5 ? {} : { frameRate: random() < 0.5 ? 30 : '30000/1001', width: 640, height: 360 };
  const document: ScenarioDocument = {
    ...{ cueframe: 1, stage, timeline: clips, cues: [] },
    media: { a: { src: 'a.mp4' }, b: { src: 'b.mp4' } },
  };
  return { document, media };
}

test('the window and the engine agree on size, rate and every clip of 400 films', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const { document, media } = randomFilm(seed);
    const reading = readScenario(JSON.stringify(document));
    if (!reading.ok) throw reading.error;
    const engine = engineShape(reading.scenario, media);
    const { clips, ...window } = editedFilm(document, (id) => media.get(id)?.info ?? null);
    expect({
      seed,
      ...window,
      clips: clips.map(({ startFrame, endFrame }) => [startFrame, endFrame]),
    }).toEqual({
      ...{ seed, widthPx: engine.widthPx, heightPx: engine.heightPx, rate: engine.rate },
      totalFrames: engine.totalFrames,
      clips: engine.clips.map(({ startFrame, endFrame }) => [startFrame, endFrame]),
    });
  }
});

test('an end beyond the file by less than half a frame is its end, here as there', () => {
  const info = { ...probedVideo(() => 0).info, durationSeconds: 4 };
  const document = { timeline: [{ id: 'p1', media: 'a', out: 4.01 }], stage: { frameRate: 25 } };
  expect(editedFilm(document, () => info).totalFrames).toBe(100);
});

test('while files are not known there is a film all the same', () => {
  const document = {
    timeline: [
      { id: 'p1', media: 'a', in: 1, out: 3 },
      { id: 'p2', media: 'b', speed: 2 },
    ],
  };
  expect(editedFilm(document, () => null)).toEqual({
    ...{ widthPx: 1920, heightPx: 1080, rate: frameRate(30), totalFrames: 135 },
    clips: [
      { clip: document.timeline[0], start: 0, end: 2, startFrame: 0, endFrame: 60 },
      { clip: document.timeline[1], start: 2, end: 4.5, startFrame: 60, endFrame: 135 },
    ],
  });
});
