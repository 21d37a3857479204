import { expect, test } from 'vitest';
import { fakeStudio } from '../../../../test/web/fake-studio.ts';
import { addTextCue, deleteCues, updateCues } from '../../../shared/edit/cue-edits.ts';
import { moveCues } from '../../../shared/edit/cue-time-edits.ts';
import { splitCues } from '../../../shared/edit/split-cues.ts';
import { cuesOf, type ScenarioDocument } from '../../../shared/edit/document.ts';
import { MOST_STEPS, NO_HISTORY, redone, settled, undone, withStep } from './history.ts';
import { isUnsaved } from './project.ts';
import { NOTHING, selected } from './selection.ts';

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
    selection: NOTHING,
  });
  const dragged = withStep(withStep(NO_HISTORY, step(1)), step(2));
  expect(dragged.past).toEqual([{ ...step(2), before: { v: 0 } }]);
  expect(withStep(settled(dragged), step(3)).past).toHaveLength(2);
});

test('a hundred steps are kept, and a new edit forgets what was undone', () => {
  const plain = { name: 'title' as const, mergeKey: null, selection: NOTHING };
  let history = NO_HISTORY;
  for (let v = 0; v < MOST_STEPS + 20; v += 1)
    history = withStep(history, { ...plain, before: { v }, after: { v: v + 1 } });
  expect(history.past).toHaveLength(100);
  expect(history.past[0]?.before).toEqual({ v: 20 });
  const back = undone(history, NOTHING);
  expect(back?.document).toEqual({ v: 119 });
  const edited = withStep(back?.history ?? NO_HISTORY, { ...plain, before: {}, after: {} });
  expect(redone(edited, NOTHING)).toBeNull();
  expect(undone(NO_HISTORY, NOTHING)).toBeNull();
});

test('undo and redo keep what is selected, and select again what comes back', async () => {
  const { session } = fakeStudio();
  await session.project.go({ type: 'new' });
  const selection = () => session.store.getState().selection;
  session.edit.apply({ name: 'addCue' }, (document) => addTextCue(document, 0, 2, 'one two').document);
  session.edit.select(selected('cues', ['c1']));
  session.edit.apply({ name: 'layout' }, (document) => updateCues(document, ['c1'], { opacity: 0.5 }));
  session.edit.undo();
  expect(selection()).toEqual({ kind: 'cues', ids: ['c1'] });
  session.edit.make({ name: 'splitCues' }, 'cues', (document) =>
    splitCues(document, ['c1'], { atSeconds: 1, leastSeconds: 0.1 }),
  );
  expect(selection()).toEqual({ kind: 'cues', ids: ['c2'] });
  session.edit.undo(); // the part that was selected is gone
  expect(selection()).toEqual({ kind: 'cues', ids: ['c1'] });
  session.edit.deleteSelected();
  expect(selection()).toEqual(NOTHING);
  session.edit.undo();
  expect(selection()).toEqual({ kind: 'cues', ids: ['c1'] });
  session.edit.redo();
  expect(selection()).toEqual(NOTHING);
});

test('what was typed and not settled is taken back as if it had not been; other steps are left alone', async () => {
  const { session } = fakeStudio();
  await session.project.go({ type: 'new' });
  session.edit.apply({ name: 'addCue' }, (document) => addTextCue(document, 0, 2, 'one').document);
  const before = session.store.getState();
  for (const text of ['o', 'on', 'one!'])
    session.edit.apply({ name: 'editText', mergeKey: 'text:c1' }, (document) =>
      updateCues(document, ['c1'], { text }),
    );
  session.edit.takeBack('text:c2');
  expect(session.store.getState().history.past).toHaveLength(2);
  session.edit.takeBack('text:c1');
  const { project, history } = session.store.getState();
  expect([project?.document, history]).toEqual([before.project?.document, before.history]);
});
