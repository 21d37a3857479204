// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeStudio, type FakeStudio } from '../../../../test/web/fake-studio.ts';
import { addCues } from '../../../shared/edit/cue-edits.ts';
import { cuesOf } from '../../../shared/edit/document.ts';
import { createCommandRunner } from '../commands/run-command.ts';
import { CommandContext } from '../commands/use-commands.ts';
import { CuePanel } from '../features/cues/CuePanel.tsx';
import { Inspector } from '../features/inspector/Inspector.tsx';
import { RenderDialog } from '../features/render/RenderDialog.tsx';
import { StartScreen } from '../features/start/StartScreen.tsx';
import { documentOf } from '../store/derived.ts';
import { SessionContext } from '../store/use-session.ts';
import { startText } from '../text/start-text.ts';
import { useKeyboard } from './use-keyboard.ts';

beforeAll(() => startText());
afterEach(cleanup);

function Keys({ runCommand }: { readonly runCommand: ReturnType<typeof createCommandRunner> }) {
  useKeyboard(runCommand, false);
  return null;
}

function mount({ session }: FakeStudio, children: ReactNode) {
  const runCommand = createCommandRunner(session, { pickFiles: () => Promise.resolve([]) });
  return render(
    <SessionContext value={session}>
      <CommandContext value={runCommand}>
        <Tooltip.Provider>
          <Keys runCommand={runCommand} />
          {children}
        </Tooltip.Provider>
      </CommandContext>
    </SessionContext>,
  );
}

async function withCues(count: number): Promise<FakeStudio> {
  const studio = fakeStudio();
  await studio.session.project.go({ type: 'new' });
  const cues = Array.from({ length: count }, (_, index) => ({
    type: 'text',
    start: index * 3,
    end: index * 3 + 2,
    text: `line ${index + 1}`,
  }));
  studio.session.edit.apply({ name: 'importCues' }, (document) => addCues(document, cues).document);
  return studio;
}
const textsOf = ({ session }: FakeStudio) =>
  cuesOf(documentOf(session.store.getState())).map(({ text }) => text);

test('ten thousand cues are a list of a few rows', async () => {
  mount(await withCues(10_000), <CuePanel />);
  const grid = screen.getByRole('grid', { name: 'Cues' });
  expect(grid.getAttribute('aria-rowcount')).toBe('10000');
  expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
});

test('a cue is edited in its row, and undone by the keyboard', async () => {
  const studio = await withCues(3);
  mount(studio, <CuePanel />);
  const user = userEvent.setup();
  await user.dblClick(screen.getByText('line 2'));
  const field = screen.getByRole('textbox', { name: 'Text of the cue' });
  await user.clear(field);
  await user.type(field, 'new words{Enter}');
  expect(textsOf(studio)).toEqual(['line 1', 'new words', 'line 3']);
  expect(studio.session.store.getState().history.past.at(-1)?.name).toBe('editText');
  await user.keyboard('{Control>}z{/Control}');
  expect(textsOf(studio)).toEqual(['line 1', 'line 2', 'line 3']);
});

test('the inspector types live, as one step', async () => {
  const studio = await withCues(1);
  studio.session.edit.select({ kind: 'cues', ids: ['c1'] });
  mount(studio, <Inspector />);
  const steps = studio.session.store.getState().history.past.length;
  await userEvent.type(screen.getByRole('textbox', { name: 'Text of the cue' }), ' and more');
  expect(textsOf(studio)).toEqual(['line 1 and more']);
  expect(studio.session.store.getState().history.past.length).toBe(steps + 1);
});

test('the start of a cue is stepped by frames with the arrow keys', async () => {
  const studio = await withCues(1);
  studio.session.edit.select({ kind: 'cues', ids: ['c1'] });
  mount(studio, <Inspector />);
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'End' }), { key: 'ArrowUp', shiftKey: true });
  expect(cuesOf(documentOf(studio.session.store.getState()))[0]?.end).toBeCloseTo(2 + 10 / 30, 5);
});

test('Ctrl+S counts what is being typed in a field first, and the field keeps the focus', async () => {
  const studio = await withCues(1);
  await studio.session.project.saveTo('/films/a.scenario.json', null);
  studio.session.edit.select({ kind: 'none', ids: [] });
  mount(studio, <Inspector />);
  const title = screen.getByRole('textbox', { name: 'Title' });
  await userEvent.type(title, 'Harbour');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(studio.calls.filter(([name]) => name === 'saveProject')).toHaveLength(2));
  const [, saved] = studio.calls.findLast(([name]) => name === 'saveProject') ?? [];
  expect(saved).toMatchObject({ document: { title: 'Harbour' } });
  expect(document.activeElement).toBe(title);
});

test('the render dialog says what will happen, then starts what was chosen', async () => {
  const studio = await withCues(1);
  mount(studio, <RenderDialog />);
  expect(await screen.findByText('One segment is drawn.')).toBeTruthy();
  const button = screen.getByRole('button', { name: 'Render' });
  await userEvent.click(button);
  await vi.waitFor(() => expect(studio.session.store.getState().isQueueOpen).toBe(true));
  expect(studio.calls.find(([name]) => name === 'startJob')?.[1]).toEqual({
    document: documentOf(studio.session.store.getState()),
    baseDir: null,
    settings: { preset: 'high', format: 'mp4' },
    output: null,
    title: 'Film',
  });
});

test('the start screen offers samples, and opens one', async () => {
  const studio = fakeStudio();
  await studio.session.project.refreshInfo();
  mount(studio, <StartScreen />);
  await userEvent.click(screen.getByRole('button', { name: /Sample/ }));
  await vi.waitFor(() => expect(studio.session.store.getState().project).not.toBeNull());
});
