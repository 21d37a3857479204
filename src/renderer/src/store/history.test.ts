import { expect, test } from 'vitest';
import { fakeStudio } from '../../../../test/web/fake-studio.ts';
import { addTextCue, deleteCues, updateCues } from '../../../shared/edit/cue-edits.ts';
import { moveCues } from '../../../shared/edit/cue-time-edits.ts';
import { splitCues } from '../../../shared/edit/split-cues.ts';
import { cuesOf, type ScenarioDocument } from '../../../shared/edit/document.ts';
import { MOST_STEPS, NO_HISTORY, redone, settled, undone, withStep } from './history.ts';
import { isUnsaved } from './project.ts';

/** A small generator (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function randomEdit(random: () => number): (document: ScenarioDocument) => ScenarioDocument {
  const at = random() * 60;
  const some = (document: ScenarioDocument) =>
    cuesOf(document)
      .filter(() => random() < 0.5)
      .map(({ id }) => id);
  const edits: readonly ((document: ScenarioDocument) => ScenarioDocument)[] = [
    (document) => addTextCue(document, at, at + 2, 'words of a cue').document,
    (document) => deleteCues(document, some(document)),
    (document) => updateCues(document, some(document), { opacity: random() }),
    (document) => moveCues(document, some(document), random() * 4 - 2),
    (document) => splitCues(document, some(document), { atSeconds: at, leastSeconds: 0.1 }).document,
  ];
  return edits[Math.floor(random() * edits.length)] ?? ((document) => document);
}

test.each([1, 2, 3, 4, 5])(
  'undo gives back exactly what was there, redo what was undone (seed %i)',
  async (seed) => {
    const { session } = fakeStudio();
    await session.project.go({ type: 'new' });
    const random = seeded(seed);
    const states = [session.store.getState().project?.document];
    for (let count = 0; count < 60; count += 1) {
      session.edit.apply({ name: 'layout' }, randomEdit(random));
      const { project } = session.store.getState();
      if (project?.document !== states.at(-1)) states.push(project?.document);
    }
    const shown = () => session.store.getState().project?.document;
    for (const state of [...states].reverse().slice(1)) {
      session.edit.undo();
      expect(shown()).toBe(state);
    }
    expect(isUnsaved(session.store.getState().project)).toBe(false);
    for (const state of states.slice(1)) {
      session.edit.redo();
      expect(shown()).toBe(state);
    }
  },
);

test('edits with the same key are one step until they are settled', () => {
  const step = (after: number) => ({
    name: 'layout' as const,
    before: { v: after - 1 },
    after: { v: after },
    mergeKey: 'x',
  });
  const dragged = withStep(withStep(NO_HISTORY, step(1)), step(2));
  expect(dragged.past).toEqual([{ name: 'layout', before: { v: 0 }, after: { v: 2 }, mergeKey: 'x' }]);
  expect(withStep(settled(dragged), step(3)).past).toHaveLength(2);
});

test('a hundred steps are kept, and a new edit forgets what was undone', () => {
  let history = NO_HISTORY;
  for (let v = 0; v < MOST_STEPS + 20; v += 1)
    history = withStep(history, { name: 'title', before: { v }, after: { v: v + 1 }, mergeKey: null });
  expect(history.past).toHaveLength(100);
  expect(history.past[0]?.before).toEqual({ v: 20 });
  const back = undone(history);
  expect(back?.document).toEqual({ v: 119 });
  const edited = withStep(back?.history ?? NO_HISTORY, {
    name: 'title',
    before: {},
    after: {},
    mergeKey: null,
  });
  expect(redone(edited)).toBeNull();
  expect(undone(NO_HISTORY)).toBeNull();
});
