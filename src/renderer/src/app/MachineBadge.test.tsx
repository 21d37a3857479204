// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fakeStudio } from '../../../../test/web/fake-studio.ts';
import type { MachineReport } from '../../../shared/contract/studio.ts';
import { CommandContext } from '../commands/use-commands.ts';
import { SessionContext } from '../store/use-session.ts';
import { startText } from '../text/start-text.ts';
import { MachineBadge } from './MachineBadge.tsx';

beforeAll(() => startText());
afterEach(cleanup);

const MACHINE: MachineReport = {
  ...{ cores: 16, memoryBytes: 1, gpus: [], encoders: [], autoEncoder: 'libx264', browser: null },
  ...{ ffmpeg: 'none', pageWorkers: 4, cacheBytes: 0, freeBytes: 0 },
};
const GPU = { name: 'NVIDIA L4', driver: '550', note: '' };

test.each([
  [null, 'Machine and workers'],
  [MACHINE, 'This machine: 16 cores · H.264 by the processor'],
  [{ ...MACHINE, cores: 1, autoEncoder: null }, 'This machine: 1 core'],
  [
    { ...MACHINE, gpus: [GPU], autoEncoder: 'h264_nvenc' as const },
    'This machine: 16 cores · NVIDIA L4 · H.264 by NVIDIA',
  ],
])('the title bar says what this machine works with, and leads to all of it: %#', (machine, name) => {
  const { session } = fakeStudio();
  session.store.setState({ machine });
  const asked: string[] = [];
  render(
    <SessionContext value={session}>
      <CommandContext value={(id) => void asked.push(id)}>
        <MachineBadge />
      </CommandContext>
    </SessionContext>,
  );
  fireEvent.click(screen.getByRole('button', { name }));
  expect(asked).toEqual(['render.machine']);
});
