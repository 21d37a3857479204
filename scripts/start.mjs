// `npm start`: sets up, then opens the studio: the desktop app where Electron is there and can show a window, else the same
// studio in the browser. Plain JavaScript that Node 18 can read.
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseDoor } from './start/choose-door.mjs';
import { fetchElectron } from './start/electron-program.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const say = (text) => process.stderr.write(`start  ${text}\n`);

const setup = spawnSync(process.execPath, [at('scripts', 'setup.mjs')], { cwd: root, stdio: 'inherit' });
if (setup.status !== 0) process.exit(setup.status || 1);

let program = null;
const { door, why } = chooseDoor({
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid !== undefined && process.getuid() === 0,
  hasElectron: () => (program = fetchElectron(at('node_modules', 'electron'))) !== null,
});
const given = process.argv.slice(2);
if (door === 'desktop') {
  const vite = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  run([vite, 'preview', ...(given.length > 0 ? ['--', ...given] : [])], { ELECTRON_EXEC_PATH: program });
} else {
  say(`the studio opens in the browser, not as an app: ${why}`);
  run([at('bin', 'cueframe'), 'serve', '--open', ...given], {});
}

/** Hands over to a program: its signals and its exit code are ours. */
function run(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => child.kill(name));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}
