// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeStudio, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import { addCues } from '../../../../shared/edit/cue-edits.ts';
import { partOf } from '../../../../shared/edit/document.ts';
import { documentOf } from '../../store/derived.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { DurationField } from './DurationField.tsx';

beforeAll(() => startText());
afterEach(cleanup);

async function mount(...ends: readonly number[]): Promise<FakeStudio> {
  const studio = fakeStudio();
  await studio.session.project.go({ type: 'new' });
  const cues = ends.map((end) => ({ type: 'text', text: 'a', start: 0, end }));
  studio.session.edit.apply({ name: 'importCues' }, (document) => addCues(document, cues).document);
  render(
    <SessionContext value={studio.session}>
      <DurationField />
    </SessionContext>,
  );
  return studio;
}
const stage = ({ session }: FakeStudio) => partOf(documentOf(session.store.getState()), 'stage');
const duration = (studio: FakeStudio) => stage(studio)['duration'];
const steps = ({ session }: FakeStudio) => session.store.getState().history.past.length;
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Length (s)' });
const type = (text: string) => {
  fireEvent.change(field(), { target: { value: text } });
  fireEvent.keyDown(field(), { key: 'Enter' });
};
const warning = () => screen.queryByRole('status')?.textContent ?? null;

test('a film without clips and cues says what it needs, and takes the one that is typed', async () => {
  const studio = await mount();
  expect([warning(), field().placeholder, screen.queryByRole('button')]).toEqual([
    ...['A film without clips needs a size, a frame rate and a length of its own.', 'not set', null],
  ]);
  type('12,5');
  expect([stage(studio), field().value, warning()]).toEqual([
    { width: 1920, height: 1080, frameRate: 30, duration: 12.5 },
    ...['12.50', null],
  ]);
  type('nonsense');
  type('-3');
  expect(duration(studio)).toBe(0.01);
});

test('it becomes as long as its cues in a step of its own, which is undone alone', async () => {
  const studio = await mount(2, 3.5);
  const before = steps(studio);
  fireEvent.click(screen.getByRole('button', { name: /^Use .?1920 × 1080.?, 30 fps, 3.50 s$/ }));
  expect([duration(studio), warning(), screen.queryByRole('button')]).toEqual([3.5, null, null]);
  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  expect([duration(studio), warning()]).toEqual([3, 'The film ends before its last cue does.']);
  fireEvent.click(screen.getByRole('button', { name: /^Use .?1920 × 1080.?, 30 fps, 3.50 s$/ }));
  expect([duration(studio), steps(studio) - before]).toEqual([3.5, 3]);
});
