import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startScript } from './helpers/script-process.ts';

/** A film on a hardware encoder that fails is begun again in software, in the same place. */
test.skipIf(process.platform === 'win32')(
  'a process killed in its second attempt at a film leaves no part of it',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'last-will-'));
    const script = startScript('two-attempts.ts', [join(folder, 'film.mp4')]);
    const part = await script.line(1);
    expect(readFileSync(part, 'utf8')).toBe('the second attempt');
    const gone = new Promise<void>((resolve) => {
      const watcher = watch(folder, () => {
        if (existsSync(part)) return;
        watcher.close();
        resolve();
      });
    });
    await script.kill();
    await gone;
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  },
);
