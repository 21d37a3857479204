// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startText } from '../text/start-text.ts';
import { Dialog } from './Dialog.tsx';
import { SelectField } from './SelectField.tsx';

beforeAll(() => startText());
afterEach(cleanup);

function mount() {
  const onClose = vi.fn();
  render(
    <Tooltip.Provider delayDuration={0}>
      <Dialog title="Shift" onClose={onClose}>
        <SelectField
          label="Unit"
          value="s"
          choices={[{ value: 's', label: 'Seconds' }]}
          onChange={() => {}}
        />
      </Dialog>
    </Tooltip.Provider>,
  );
  return onClose;
}

test('Escape closes a dialog at once, also where a tooltip is shown', async () => {
  const onClose = mount();
  screen.getByRole('button', { name: 'Close' }).focus();
  await screen.findByRole('tooltip');
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('Escape closes the open list in a dialog first', async () => {
  const onClose = mount();
  screen.getByRole('combobox', { name: 'Unit' }).focus();
  await userEvent.keyboard('{ArrowDown}');
  await screen.findByRole('listbox');
  await userEvent.keyboard('{Escape}');
  expect([screen.queryByRole('listbox'), onClose.mock.calls.length]).toEqual([null, 0]);
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});
