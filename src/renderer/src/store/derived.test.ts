import { expect, test } from 'vitest';
import { moveCues, shiftAll } from '../../../shared/edit/cue-time-edits.ts';
import { setCueText } from '../../../shared/edit/cue-edits.ts';
import type { ScenarioDocument } from '../../../shared/edit/document.ts';
import { setStage } from '../../../shared/edit/media-edits.ts';
import { cuesInTime, filmOf, selectedCues } from './derived.ts';
import { newProject } from './project.ts';

const cue = (id: string, start: number) => ({ id, type: 'text', start, end: start + 1, text: id });
const DOCUMENT: ScenarioDocument = { cueframe: 1, cues: [cue('b', 2), cue('a', 0), cue('c', 4)] };
const MEDIA = {};
const stateOf = (document: ScenarioDocument) => ({
  project: { ...newProject('p'), document },
  media: MEDIA,
});

test('the film is the same object while only a text changes, and another where its length or stage does', () => {
  const film = filmOf(stateOf(DOCUMENT));
  expect(film.totalFrames).toBe(150);
  expect(filmOf(stateOf(setCueText(DOCUMENT, 'a', 'new')))).toBe(film);
  expect(filmOf(stateOf(shiftAll(DOCUMENT, 1))).totalFrames).toBe(180);
  expect(filmOf(stateOf(setStage(DOCUMENT, { width: 640, height: 360 })))).toMatchObject({ widthPx: 640 });
});

test('cues stand in the order of time, and are the very list where they are written so', () => {
  expect(cuesInTime(stateOf(DOCUMENT)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  const ordered = moveCues(DOCUMENT, ['a'], 3);
  expect(cuesInTime(stateOf(ordered)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(cuesInTime(stateOf(ordered))).toBe(ordered['cues']);
});

test('selected cues come in drawing order, and none are the same list every time', () => {
  const chosen = (ids: readonly string[]) =>
    selectedCues({ ...stateOf(DOCUMENT), selection: { kind: 'cues', ids } });
  expect(chosen(['c', 'b']).map(({ id }) => id)).toEqual(['b', 'c']);
  expect(chosen([])).toBe(chosen(['gone'].slice(1)));
});
