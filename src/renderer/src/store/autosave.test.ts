import { expect, test } from 'vitest';
import { fakeStudio } from '../../../../test/web/fake-studio.ts';
import { startAutosave } from './autosave.ts';
import { startSession } from './session.ts';

const IDLE = { set: (work: () => void) => work, clear: () => {} }; // the moment of rest never comes

test('a window that is left keeps the change of a moment ago first, and then says that it may go', async () => {
  const { session, calls, emit } = fakeStudio();
  const autosave = startAutosave(session.context, IDLE);
  startSession(session, () => {}, autosave.now);
  await session.project.go({ type: 'new' });
  session.edit.addCueAtPlayhead('a');
  const said = () => calls.map(([name]) => name).filter((name) => name === 'autosave' || name === 'leave');
  expect(said()).toEqual([]);
  emit({ type: 'leaving' });
  await expect.poll(said).toEqual(['autosave', 'leave']);
  emit({ type: 'leaving' }); // nothing new to keep
  await expect.poll(said).toEqual(['autosave', 'leave', 'leave']);
});

test('a window whose change cannot be kept may go all the same, and it is told', async () => {
  const { session, calls, emit } = fakeStudio({
    autosave: () => Promise.reject(new Error('the disk is full')),
  });
  const autosave = startAutosave(session.context, IDLE);
  startSession(session, () => {}, autosave.now);
  await session.project.go({ type: 'new' });
  session.edit.addCueAtPlayhead('a');
  emit({ type: 'leaving' });
  await expect.poll(() => calls.some(([name]) => name === 'leave')).toBe(true);
  expect(session.store.getState().notices.map(({ name }) => name)).toContain('autosaveFailed');
});
