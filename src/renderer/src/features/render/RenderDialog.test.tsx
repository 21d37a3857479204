// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeStudio, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import { setFormat, setPreset } from '../../../../shared/edit/output-edits.ts';
import { setStage } from '../../../../shared/edit/media-edits.ts';
import { documentOf } from '../../store/derived.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { RenderDialog } from './RenderDialog.tsx';

beforeAll(() => startText());
afterEach(cleanup);

/** A film of 250 frames without clips. */
async function openFilm(studio: FakeStudio, seconds = 10): Promise<void> {
  await studio.session.project.go({ type: 'new' });
  studio.session.edit.apply({ name: 'stage' }, (document) =>
    setStage(document, { width: 640, height: 360, frameRate: 25, duration: seconds }),
  );
}
const show = ({ session }: FakeStudio, what = <RenderDialog />) =>
  render(
    <SessionContext value={session}>
      <Tooltip.Provider>{what}</Tooltip.Provider>
    </SessionContext>,
  );
const button = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Render' });
const asked = ({ calls }: FakeStudio, method: string) =>
  calls.filter(([name]) => name === method).map(([, input]) => (input as { settings: object }).settings);

test('format, quality, encoder and part of one project are never those of the next', async () => {
  const studio = fakeStudio();
  const { session } = studio;
  await openFilm(studio);
  session.edit.apply({ name: 'output' }, (document) => setPreset(setFormat(document, 'webm'), 'low'));
  session.store.setState(({ playback }) => ({
    playback: { ...playback, range: { startFrame: 5, endFrame: 15 } },
  }));
  session.jobs.choose({ encoder: 'libvpx-vp9', cache: false });
  const first = show(studio);
  await userEvent.click(button());
  await vi.waitFor(() => expect(session.store.getState().isQueueOpen).toBe(true));
  first.unmount();
  await openFilm(studio);
  show(studio);
  await userEvent.click(button());
  await vi.waitFor(() => expect(asked(studio, 'startJob')).toHaveLength(2));
  expect(asked(studio, 'startJob')).toEqual([
    {
      ...{ preset: 'low', format: 'webm', encoder: 'libvpx-vp9', cache: false },
      range: { startFrame: 5, endFrame: 15 },
    },
    { preset: 'high', format: 'mp4' },
  ]);
  expect(session.store.getState().preferences).not.toHaveProperty('render');
});

test('what the dialog says of the film, the inspector says as well, and undo takes it back', async () => {
  const studio = fakeStudio();
  const { session } = studio;
  await openFilm(studio);
  session.edit.apply({ name: 'output' }, (document) => setFormat(document, 'webm'));
  const fields = () =>
    ['Made for', 'Format', 'Size', 'Quality'].map(
      (name) => screen.getByRole('combobox', { name }).textContent,
    );
  const dialog = show(studio);
  const inDialog = fields();
  dialog.unmount();
  show(studio, <Inspector />);
  expect(fields()).toEqual(inDialog);
  expect(inDialog.slice(0, 2)).toEqual(['Own settings', 'WebM']);
  session.edit.undo();
  expect(documentOf(session.store.getState())['output']).toBeUndefined();
});

test('a part outside the film is refused in plain words, and nothing is planned for it', async () => {
  const studio = fakeStudio();
  const { session } = studio;
  await openFilm(studio);
  session.jobs.choose({ range: { startFrame: 1500, endFrame: 1510 } });
  show(studio);
  expect(screen.getByRole('alert').textContent).toContain(
    'The part ends after the film does: the film is 00:00:10:00 long.',
  );
  expect(button().disabled).toBe(true);
  const end = screen.getByRole('textbox', { name: 'End of the part' });
  for (const [start, stop, problem] of [
    ['0:04:00', '0:02:00', 'its end must come after its start'],
    ['0:01:00', '0:02:00', null],
  ] as const) {
    const from = screen.getByRole('textbox', { name: 'First frame' });
    await userEvent.clear(from);
    await userEvent.type(from, `${start}{Enter}`);
    await userEvent.clear(end);
    await userEvent.type(end, `${stop}{Enter}`);
    if (problem !== null) expect(screen.getByRole('alert').textContent).toContain(problem);
    else expect(screen.queryByRole('alert')).toBeNull();
  }
  expect(await screen.findByText('One segment is drawn.')).toBeTruthy();
  expect(asked(studio, 'planRender')).toEqual([
    { preset: 'high', format: 'mp4', range: { startFrame: 25, endFrame: 50 } },
  ]);
});

test('nobody waits for a plan: Render can be pressed while it is made', async () => {
  const studio = fakeStudio({ planRender: () => new Promise(() => {}) });
  await openFilm(studio);
  show(studio);
  await vi.waitFor(() => expect(asked(studio, 'planRender')).toHaveLength(1));
  expect(button().disabled).toBe(false);
  await userEvent.click(button());
  await vi.waitFor(() => expect(asked(studio, 'startJob')).toHaveLength(1));
});
