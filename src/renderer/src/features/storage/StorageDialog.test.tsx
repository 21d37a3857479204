// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { fakeStudio, NO_STORAGE, type FakeStudio } from '../../../../../test/web/fake-studio.ts';
import type { StorageReport } from '../../../../shared/contract/storage-calls.ts';
import { StudioError } from '../../../../shared/errors.ts';
import { SessionContext } from '../../store/use-session.ts';
import { startText } from '../../text/start-text.ts';
import { FilmPlaceField } from './FilmPlaceField.tsx';
import { StorageDialog } from './StorageDialog.tsx';

beforeAll(() => startText());
afterEach(cleanup);

const SETTINGS = {
  ...{ endpoint: 'https://s3.example', region: 'auto', bucket: 'films', prefix: 'team/' },
  ...{ forcePathStyle: true, partChecksum: 'sha256' as const },
};
const SAVED: StorageReport = {
  ...{ ...NO_STORAGE, source: 'saved', settings: SETTINGS, keys: { accessKeyIdEnd: 'MPLE' } },
};

const mount = ({ session }: FakeStudio, children: ReactNode = <StorageDialog />) =>
  render(
    <SessionContext value={session}>
      <Tooltip.Provider>{children}</Tooltip.Provider>
    </SessionContext>,
  );
const calls = (studio: FakeStudio, name: string) =>
  studio.calls.filter(([called]) => called === name).map(([, input]) => input);
const isOff = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

test('settings are typed, tried and saved, and the keys are not kept in the window', async () => {
  const studio = fakeStudio();
  mount(studio);
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('Endpoint'), 'https://s3.example');
  await user.type(screen.getByLabelText('Bucket'), 'films');
  await user.type(screen.getByLabelText('Access key ID'), 'AKIAEXAMPLE');
  expect(isOff('Save')).toBe(true);
  await user.type(screen.getByLabelText('Secret access key'), 'very-secret');
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  expect(await screen.findByText(/It works: .* s3:\/\/films/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved. The next job uses it.');
  const change = {
    settings: { ...SETTINGS, region: 'us-east-1', prefix: '' },
    keys: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'very-secret' },
  };
  expect([calls(studio, 'testStorage'), calls(studio, 'saveStorage')]).toEqual([[{ change }], [change]]);
  expect([
    screen.getByLabelText<HTMLInputElement>('Secret access key').value,
    JSON.stringify(studio.session.store.getState()).includes('very-secret'),
  ]).toEqual(['', false]);
});

test('saved settings are changed without typing the keys again, and removed', async () => {
  const studio = fakeStudio({ storage: () => SAVED });
  mount(studio);
  const user = userEvent.setup();
  expect((await screen.findByLabelText<HTMLInputElement>('Access key ID')).placeholder).toBe('kept: …MPLE');
  await user.type(screen.getByLabelText('Prefix'), 'b');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(calls(studio, 'saveStorage')).toEqual([
    { settings: { ...SETTINGS, prefix: 'team/b/' }, keys: null },
  ]);
  await user.click(await screen.findByRole('button', { name: 'Remove' }));
  await screen.findByText('Removed, with the keys.');
  expect(screen.getByLabelText<HTMLInputElement>('Bucket').value).toBe('');
});

test('a refusal is shown where one looks, with what to do', async () => {
  const testStorage = () => {
    throw new StudioError('storage.denied', 'the list failed at s3://films/: SignatureDoesNotMatch');
  };
  mount(fakeStudio({ storage: () => SAVED, testStorage }));
  await userEvent.click(await screen.findByRole('button', { name: 'Test connection' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe(
    'The list failed at s3://films/: SignatureDoesNotMatch.Check the access keys, and what they may do in this bucket.',
  );
});

test('in a browser the settings are shown with the variables they come from, and nothing can be typed', async () => {
  const variables = { bucket: 'CUEFRAME_S3_BUCKET', keys: 'AWS_ACCESS_KEY_ID' };
  const report = { ...SAVED, source: 'environment', variables, isEditable: false } as const;
  const studio = fakeStudio({ storage: () => report });
  mount(studio);
  expect((await screen.findByText('from CUEFRAME_S3_BUCKET')).parentElement?.textContent).toMatch(/^films/);
  expect([screen.queryAllByRole('textbox'), screen.queryByRole('button', { name: 'Save' })]).toEqual([
    [],
    null,
  ]);
  expect(screen.getByText('set, access key …MPLE')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Test connection' }));
  expect(calls(studio, 'testStorage')).toEqual([{ change: null }]);
});

test('the bucket is offered for films once it is set', async () => {
  const onChange = vi.fn();
  const field = <FilmPlaceField isToBucket={false} onChange={onChange} />;
  const { unmount } = mount(fakeStudio(), field);
  expect(screen.queryByRole('combobox')).toBe(null);
  unmount();
  mount(fakeStudio({ storage: () => SAVED }), field);
  expect((await screen.findByRole('combobox', { name: 'Goes to' })).textContent).toBe(
    'A file on this machine',
  );
});
