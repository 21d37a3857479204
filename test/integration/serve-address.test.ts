import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServe, until } from './helpers/served-job.ts';

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'cueframe-address-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test.each([
  ['its words', []],
  ['its JSON', ['--json']],
])('without a terminal the address of the studio stands in a file and not in %s', async (_what, args) => {
  const path = join(dataDir, 'studio-address');
  const served = startServe(dataDir, { args: ['--no-work', ...args] });
  const kept = () => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '');
  try {
    await until(served, () => served.said().includes('listening') && served.said().includes(path), 60_000);
    const first = kept();
    const entered = await fetch(first, { redirect: 'manual' });
    await until(served, () => kept() !== first, 10_000);
    expect({
      token: /token=/.test(served.said()),
      file: served.said().includes(path),
      mode: statSync(path).mode & 0o777,
      entered: entered.status,
      next: (await fetch(kept(), { redirect: 'manual' })).status,
    }).toEqual({ token: false, file: true, mode: 0o600, entered: 303, next: 303 });
  } finally {
    await served.end('SIGTERM');
  }
  expect(existsSync(path)).toBe(false);
});
