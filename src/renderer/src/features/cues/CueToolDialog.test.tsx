// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Tooltip } from 'radix-ui';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeStudio } from '../../../../../test/web/fake-studio.ts';
import { addCues } from '../../../../shared/edit/cue-edits.ts';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import { cuesOf } from '../../../../shared/edit/document.ts';
import { Dialogs } from '../../app/Dialogs.tsx';
import { documentOf } from '../../store/derived.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';

beforeAll(() => startText());
afterEach(cleanup);

const CUES = [
  { id: 'a', type: 'text', text: 'one two three four', start: 0, end: 2 },
  { id: 'b', type: 'text', text: 'five', start: 2.2, end: 3 },
];

test.each([
  ['cut', 'Words in a cue', '2', '2 cues change or are new.', 'Split', ['one two', 'three four', 'five']],
  [
    'lines',
    'Characters in a line',
    '10',
    '1 cue changes or is new.',
    'Break',
    ['one two\nthree four', 'five'],
  ],
  ['close', 'Seconds', '0.3', '1 cue changes or is new.', 'Close gaps', ['one two three four', 'five']],
] as const)(
  '%s says what it will change, and changes it in one step',
  async (tool, label, value, says, button, texts) => {
    const { session } = fakeStudio();
    await session.project.go({ type: 'new' });
    session.edit.apply({ name: 'importCues' }, (document) => addCues(document, CUES).document);
    render(
      <SessionContext value={session}>
        <Tooltip.Provider>
          <Dialogs />
        </Tooltip.Provider>
      </SessionContext>,
    );
    act(() => session.view.openDialog({ kind: 'cueTool', tool }));
    const field = screen.getByRole('textbox', { name: label });
    fireEvent.change(field, { target: { value } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByRole('status').textContent).toBe(`For all cues. ${says}`);
    fireEvent.click(screen.getByRole('button', { name: button }));
    const { history, dialog } = session.store.getState();
    expect([cuesOf(documentOf(session.store.getState())).map(cueText), history.past.length, dialog]).toEqual([
      texts,
      ...[2, null],
    ]);
  },
);
