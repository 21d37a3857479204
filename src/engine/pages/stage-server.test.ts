import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { StudioError } from '../../shared/errors.ts';
import { startStageServer } from './stage-server.ts';

test('a closed server waits for no page: every wait ends at once and leaves no timer behind', async () => {
  const stageDir = mkdtempSync(join(tmpdir(), 'stage-'));
  const server = await startStageServer({ stageDir });
  const set = vi.spyOn(globalThis, 'setTimeout');
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  const arrivals = ['page-1', 'page-2'].map((name) =>
    server.connected(name).catch((error: StudioError) => error.code),
  );
  const timers = set.mock.results.map(({ value }) => value as NodeJS.Timeout);
  await server.close();
  expect(await Promise.all(arrivals)).toEqual(['page.crashed', 'page.crashed']);
  expect(timers.length).toBe(2);
  expect(cleared.mock.calls.map(([timer]) => timer)).toEqual(expect.arrayContaining(timers));
  vi.restoreAllMocks();
  rmSync(stageDir, { recursive: true });
});
