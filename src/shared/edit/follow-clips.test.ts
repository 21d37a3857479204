import { expect, test } from 'vitest';
import { frameRate, frameSpan } from '../time.ts';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { addClip, moveClips, removeClips, splitClip, trimClip, updateClip } from './clip-edits.ts';
import { lockCues } from './cue-follows.ts';
import { clipsOf, cuesOf, roundSeconds, type EditClip, type ScenarioDocument } from './document.ts';
import { editClips } from './edit-clips.ts';
import { editedFilm } from './edited-film.ts';

const unknown = () => null;
const edit = (document: ScenarioDocument, change: (before: ScenarioDocument) => ScenarioDocument) =>
  cuesOf(editClips(document, unknown, change));

/** Three clips of four seconds at 25 frames a second. */
const film: ScenarioDocument = {
  stage: { frameRate: 25 },
  timeline: [
    { id: 'a', media: 'm', in: 10, out: 14 },
    { id: 'b', media: 'm', in: 20, out: 24 },
    { id: 'c', media: 'm', in: 30, out: 34 },
  ],
};
const text = (id: string, start: number, end: number) => ({ id, type: 'text', start, end, text: id });
const said = {
  id: 'said',
  type: 'text',
  start: 3,
  end: 6,
  words: [
    { text: 'in a', start: 3, end: 4 },
    { text: 'over', start: 3.8, end: 4.4 },
    { text: 'in b', start: 4.4, end: 6 },
  ],
};

test('cues go with their clips when clips before them are removed, added, trimmed or moved', () => {
  const cues = [text('in a', 1, 2), text('in b', 5.013, 6), text('in c', 9, 10.5)];
  const document = { ...film, cues };
  const [a, b, c] = cues;
  expect(edit(document, (before) => removeClips(before, ['b']))).toEqual([a, { ...c, start: 5, end: 6.5 }]);
  expect(edit(document, (before) => addClip(before, { media: 'n', out: 2 }, 1).document)).toEqual([
    a,
    { ...b, start: 7.013, end: 8 },
    { ...c, start: 11, end: 12.5 },
  ]);
  expect(edit(document, (before) => moveClips(before, ['c'], 0))).toEqual([
    { ...a, start: 5, end: 6 },
    { ...b, start: 9.013, end: 10 },
    { ...c, start: 1, end: 2.5 },
  ]);
  const trim = { edge: 'in', seconds: 21.4, shortest: 0.04, sourceSeconds: 60 } as const;
  expect(edit(document, (before) => trimClip(before, 'b', trim))).toEqual([
    a,
    { ...b, start: 4, end: 4.6 },
    { ...c, start: 7.6, end: 9.1 },
  ]);
  expect(edit(document, (before) => updateClip(before, 'a', { speed: 2 }))).toEqual([
    { ...a, start: 0.5, end: 1 },
    { ...b, start: 3.013, end: 4 },
    { ...c, start: 7, end: 8.5 },
  ]);
});

test('what is cut out of a cue goes with the words said there, and a cue of which nothing is left goes', () => {
  const document = { ...film, cues: [said, text('gone', 4.2, 4.9), text('sliver', 4.95, 5.05)] };
  const cut = { atSourceSeconds: 21, shortest: 0.04, sourceSeconds: 60 };
  const once = editClips(document, unknown, (before) => splitClip(before, 'b', cut).document);
  expect(cuesOf(once)).toBe(document.cues);
  expect(edit(once, (before) => removeClips(before, ['b']))).toEqual([
    {
      ...said,
      end: 5,
      words: [
        { text: 'in a', start: 3, end: 4 },
        { text: 'in b', start: 4, end: 5 },
      ],
    },
  ]);
});

test('a cue over two clips that part goes with the longer part of it', () => {
  const document = { ...film, cues: [said] };
  expect(edit(document, (before) => moveClips(before, ['b'], 0))).toEqual([
    {
      ...said,
      start: 0,
      end: 2,
      words: [
        { text: 'in a', start: 0, end: 0 },
        { text: 'over', start: 0, end: 0.4 },
        { text: 'in b', start: 0.4, end: 2 },
      ],
    },
  ]);
});

test('a locked cue, a picture and a shape keep their film time; a person says otherwise', () => {
  const cues = [
    text('title', 5, 6),
    { id: 'logo', type: 'image', src: '/l.png', start: 5, end: 6 },
    { id: 'bar', type: 'shape', shape: 'rect', start: 5, end: 6 },
    { id: 'group', type: 'group', children: [], start: 5, end: 6 },
  ];
  const removed = (before: ScenarioDocument) => removeClips(before, ['a']);
  const startsOf = (document: ScenarioDocument) => edit(document, removed).map(({ start }) => start);
  const document: ScenarioDocument = { ...film, cues };
  expect(startsOf(document)).toEqual([1, 5, 5, 1]);
  const ids = cues.map(({ id }) => id);
  const locked = lockCues(document, ids, true);
  expect(startsOf(locked)).toEqual([5, 5, 5, 5]);
  expect(startsOf(lockCues(locked, ids, false))).toEqual([1, 1, 1, 1]);
  expect(lockCues(lockCues(locked, ids, false), ['logo', 'bar'], true)).toEqual(document);
});

test('cues behind the film keep their distance to its end, and all stay where no clip is left', () => {
  const document = { ...film, cues: [text('later', 20, 21)] };
  expect(edit(document, (before) => removeClips(before, ['a']))).toEqual([text('later', 16, 17)]);
  expect(edit(document, (before) => removeClips(before, ['a', 'b', 'c']))).toBe(document.cues);
});

// A reference worked out frame by frame: what each film frame shows, by name.

const RATES = [
  frameRate(25),
  frameRate(30_000, 1001),
  frameRate(24_000, 1001),
  frameRate(25, 2),
  frameRate(60),
];
type Rate = (typeof RATES)[number];
const EIGHTHS = 8;

/** Source names of a film's frames; cues behind the film stand on frames that count from its end. */
function contentOf(document: ScenarioDocument): (frame: number) => string {
  const names: string[] = [];
  const { rate, clips } = editedFilm(document, unknown);
  for (const { clip, startFrame, endFrame } of clips)
    for (let frame = startFrame; frame < endFrame; frame += 1) {
      const inEighths = Math.round(((clip.in ?? 0) * rate.num * EIGHTHS) / rate.den);
      const eighths = inEighths + (frame - startFrame) * EIGHTHS;
      names.push(`${clip.id} ${eighths}`);
    }
  return (frame) => names[frame] ?? `end ${frame - names.length}`;
}

/** Where a cue's frames stand afterwards, those that follow one another longest; null: it goes. */
function expectedFrames(
  span: { startFrame: number; endFrame: number },
  shown: (frame: number) => string,
  placeOf: (name: string) => number | undefined,
  leastFrames: number,
): readonly [number, number] | null {
  let best: number[] = [];
  let run: number[] = [];
  for (let frame = span.startFrame; frame < span.endFrame; frame += 1) {
    const place = placeOf(shown(frame));
    if (place === undefined) continue;
    const last = run.at(-1);
    run = last !== undefined && place > last && place - last <= 2 ? [...run, place] : [place];
    if (run.length > best.length) best = run;
  }
  const [first, last] = [best[0], best.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (best.length < span.endFrame - span.startFrame && last + 1 - first < leastFrames) return null;
  return [first, last + 1];
}

function randomFilm(random: () => number, { num, den }: Rate): ScenarioDocument {
  const whole = (most: number) => Math.floor(random() * most);
  const eighths = (count: number) => roundSeconds((count * den) / (num * EIGHTHS));
  const timeline = Array.from({ length: 1 + whole(6) }, (_, index): EditClip => {
    const from = 2000 + whole(400); // room to trim
    return { id: `p${index}`, media: 'm', in: eighths(from), out: eighths(from + 8 + whole(500)) };
  });
  const seconds =
    editedFilm({ stage: { frameRate: `${num}/${den}` }, timeline }, unknown).clips.at(-1)?.end ?? 0;
  const cues = Array.from({ length: 12 }, (_, index) => {
    const start = roundSeconds(random() * (seconds + 1));
    return { id: `c${index}`, type: 'text', start, end: roundSeconds(start + random() * 3), text: 'said' };
  });
  return { stage: { frameRate: `${num}/${den}` }, timeline, cues };
}

function randomEdit(
  random: () => number,
  { num, den }: Rate,
): (document: ScenarioDocument) => ScenarioDocument {
  return (document) => {
    const clips = clipsOf(document);
    const clip = clips[Math.floor(random() * clips.length)] as EditClip;
    const index = Math.floor(random() * (clips.length + 1));
    const shortest = den / num;
    // whole frames, of which one is left
    const most = Math.floor(((clip.out ?? 0) - (clip.in ?? 0)) / shortest - 1 + 1e-6);
    const frames = Math.floor(random() * 80) - 40;
    const [head, tail] = [Math.min(frames, most), Math.max(frames, -most)];
    const trim = { shortest, sourceSeconds: 500 };
    return [
      () => moveClips(document, [clip.id], index),
      () => removeClips(document, [clip.id]),
      () => addClip(document, { media: 'n', in: 0, out: 0.7 }, index).document,
      () => trimClip(document, clip.id, { ...trim, edge: 'in', seconds: (clip.in ?? 0) + head * shortest }),
      () => trimClip(document, clip.id, { ...trim, edge: 'out', seconds: (clip.out ?? 0) + tail * shortest }),
    ][Math.floor(random() * 5)]!();
  };
}

/** Cuts a clip, near its start or far from it: the film shows the same, so every cue is left alone. */
function splitSome(random: () => number, { num, den }: Rate) {
  return (document: ScenarioDocument) => {
    const clip = clipsOf(document)[Math.floor(random() * clipsOf(document).length)] as EditClip;
    const atSourceSeconds = (clip.in ?? 0) + (Math.ceil(random() * 60) * den) / num;
    return splitClip(document, clip.id, { atSourceSeconds, shortest: den / num, sourceSeconds: 500 })
      .document;
  };
}

test('after any edits, at any rate, each cue stands on the very source frames it stood on, as far as they are shown', () => {
  const random = seededRandom(11);
  let compared = 0;
  for (let turn = 0; turn < 150; turn += 1) {
    const rate = RATES[turn % RATES.length] as Rate;
    let before = randomFilm(random, rate);
    for (let step = 0; step < 4 && clipsOf(before).length > 1; step += 1) {
      const cues = cuesOf(before);
      before = editClips(before, unknown, splitSome(random, rate));
      expect(cuesOf(before)).toBe(cues);
      const after = editClips(before, unknown, randomEdit(random, rate));
      const [shown, shownAfter] = [contentOf(before), contentOf(after)];
      const places = new Map<string, number>();
      for (let frame = 0; frame < 1500; frame += 1) places.set(shownAfter(frame), frame);
      const expected = cuesOf(before).flatMap(({ id, start, end }) => {
        const span = frameSpan(start, end, rate);
        const frames = expectedFrames(
          span,
          shown,
          (name) => places.get(name),
          Math.max(1, 0.1 * (rate.num / rate.den)),
        );
        return frames ? [{ id, frames }] : [];
      });
      const found = cuesOf(after).map(({ id, start, end }) => {
        const { startFrame, endFrame } = frameSpan(start, end, rate);
        return { id, frames: [startFrame, endFrame] };
      });
      expect({ turn, step, found }).toEqual({ turn, step, found: expected });
      compared += found.length;
      before = after;
    }
  }
  expect(compared).toBeGreaterThan(4000);
});
