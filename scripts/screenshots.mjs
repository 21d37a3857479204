// Makes docs/images/studio-*.png: every view of the studio in both themes, by the suite that checks them.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'e2e', 'test/e2e/studio-window.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CUEFRAME_SCREENSHOTS: join(root, 'docs', 'images') },
  },
);
process.exitCode = status ?? 1;
