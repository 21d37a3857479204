// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeStudio, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import { addCues } from '../../../../shared/edit/cue-edits.ts';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { cuesInTime, documentOf } from '../../store/derived.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { CuePanel } from './CuePanel.tsx';

beforeAll(() => startText());
afterEach(cleanup);

const CUES = [
  { type: 'text', text: 'one two', start: 0, end: 1 },
  { type: 'text', text: 'three', start: 1.5, end: 2 },
  { type: 'text', text: 'two two', start: 3, end: 4 },
];

async function mount(): Promise<FakeStudio> {
  const studio = fakeStudio();
  await studio.session.project.go({ type: 'new' });
  studio.session.edit.apply({ name: 'importCues' }, (document) => addCues(document, CUES).document);
  render(
    <SessionContext value={studio.session}>
      <Tooltip.Provider>
        <CuePanel />
      </Tooltip.Provider>
    </SessionContext>,
  );
  return studio;
}
const cues = ({ session }: FakeStudio) => cuesOf(documentOf(session.store.getState()));
const spans = (studio: FakeStudio) => cues(studio).map(({ start, end }) => [start, end]);
const texts = (studio: FakeStudio) => cuesInTime(studio.session.store.getState()).map(cueText);
const steps = ({ session }: FakeStudio) => session.store.getState().history.past.length;
const grid = () => screen.getByRole('grid', { name: 'Cues' });
const rows = () => within(grid()).getAllByRole('row');
const cells = (row: number) =>
  within(rows()[row] as HTMLElement)
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent);
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });
const write = (value: string) =>
  fireEvent.change(document.activeElement as HTMLInputElement, { target: { value } });
const field = () => document.activeElement?.getAttribute('aria-label');

test('a row shows number, start, end, length, gap, speed and text', async () => {
  await mount();
  expect([cells(0), cells(2)]).toEqual([
    ['1', '00:00:00', '00:01:00', '1.00', '0.50', '7', 'one two'],
    ['3', '00:03:00', '00:04:00', '1.00', '–', '7', 'two two'],
  ]);
});

test('every cell is written in place by the keyboard: arrows choose it, Enter, Tab and Escape', async () => {
  const studio = await mount();
  fireEvent.click(rows()[0] as HTMLElement);
  grid().focus();
  for (let step = 0; step < 5; step += 1) key('ArrowLeft');
  key('Enter');
  expect(field()).toBe('Start');
  write('00:12');
  key('Tab');
  write('1.2'); // of the end
  key('Tab');
  write('0,8'); // the length
  key('Tab');
  write('0.1'); // the gap after it
  key('Tab');
  write('7'); // characters a second
  key('Tab');
  expect(field()).toBe('Text of the cue');
  write('uno dos');
  key('Tab');
  expect([field(), spans(studio), texts(studio)[0]]).toEqual([
    'Start',
    [
      [0.4, 1.4],
      [1.5, 2],
      [3, 4],
    ],
    'uno dos',
  ]);
  const before = steps(studio);
  write('00:20');
  key('Escape');
  expect([document.activeElement === grid(), steps(studio) - before]).toEqual([true, 0]);
  key('Enter');
  key('ArrowDown'); // the same cell of the next cue
  expect([field(), (document.activeElement as HTMLInputElement).value]).toEqual(['Start', '00:03:00']);
});

test('what leaves a cue without a length is refused, and stays to be put right', async () => {
  const studio = await mount();
  const end = within(rows()[1] as HTMLElement).getByRole('gridcell', { name: /^End/ });
  fireEvent.click(end);
  fireEvent.doubleClick(end);
  for (const wrong of ['1', 'abc']) {
    write(wrong);
    key('Enter');
    expect([field(), document.activeElement?.getAttribute('aria-invalid'), spans(studio)[1]]).toEqual([
      ...['End', 'true'],
      [1.5, 2],
    ]);
  }
  write('2.5');
  key('Enter');
  expect(spans(studio)[1]).toEqual([1.5, 2.5]);
});

test('the cue under the playhead is marked', async () => {
  const { session } = await mount();
  const marked = () => rows().map((row) => row.getAttribute('aria-current'));
  expect(marked()).toEqual(['time', null, null]);
  act(() => session.play.seek(30));
  expect(marked()).toEqual([null, null, null]);
  act(() => session.play.seek(50));
  expect(marked()).toEqual([null, 'time', null]);
});

test('search marks hits, goes through them and replaces one by one or all, and says how many', async () => {
  const studio = await mount();
  act(() => studio.session.view.openSearch(true));
  const find = screen.getByRole('searchbox', { name: 'Find in cues' });
  const status = () => screen.getByRole('status').textContent;
  fireEvent.change(find, { target: { value: 'two' } });
  expect([rows().length, status(), grid().querySelectorAll('mark').length]).toEqual([2, '2 cues found', 3]);
  fireEvent.change(screen.getByRole('textbox', { name: 'Replace with' }), { target: { value: 'dos' } });
  fireEvent.keyDown(find, { key: 'Enter' });
  fireEvent.keyDown(find, { key: 'Enter' });
  expect(studio.session.store.getState().selection.ids).toEqual([cues(studio)[2]?.id]);
  fireEvent.click(screen.getByRole('button', { name: 'Replace' }));
  expect(texts(studio)).toEqual(['one two', 'three', 'dos two']);
  fireEvent.click(screen.getByRole('button', { name: 'Replace all' }));
  expect([texts(studio), status(), rows().length]).toEqual([
    ['one dos', 'three', 'dos dos'],
    ...['2 replaced', 2],
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Regular expression' }));
  fireEvent.change(find, { target: { value: '(d' } });
  expect(status()).toBe('This is no regular expression yet.');
});

test('warnings are shown alone, the first of them selected', async () => {
  const studio = await mount();
  act(() => studio.session.view.showWarnings(true));
  expect([rows().length, studio.session.store.getState().selection.ids]).toEqual([1, [cues(studio)[1]?.id]]);
  fireEvent.click(screen.getByRole('button', { name: 'Only cues with warnings' }));
  expect(rows().length).toBe(3);
});

test('cues are copied and pasted at the playhead, as text, as subtitles and as lines', async () => {
  const studio = await mount();
  const { session } = studio;
  session.edit.select({
    kind: 'cues',
    ids: cues(studio)
      .slice(0, 2)
      .map(({ id }) => id),
  });
  const copied = session.clipboard.copied();
  expect(copied?.text).toBe(
    '1\n00:00:00,000 --> 00:00:01,000\none two\n\n2\n00:00:01,500 --> 00:00:02,000\nthree\n',
  );
  session.play.seek(60);
  await session.clipboard.paste(copied ?? { text: '', cues: '' });
  expect(spans(studio).slice(3)).toEqual([
    [2, 3],
    [3.5, 4],
  ]);
  await session.clipboard.paste({ text: copied?.text ?? '', cues: '' });
  expect(spans(studio).slice(5)).toEqual(spans(studio).slice(0, 2));
  await session.clipboard.paste({ text: 'a first line of some length here\n\nsecond\nline', cues: '' });
  expect(cues(studio).slice(7)).toMatchObject([{ start: 2 }, { text: 'second\nline' }]);
  expect([steps(studio), session.store.getState().selection.ids.length]).toEqual([4, 2]);
  await session.clipboard.paste({ text: '1\n00:00:05,200 --> oops\nx', cues: '' });
  expect(session.store.getState().notices.at(-1)?.name).toBe('pasteFailed');
});
