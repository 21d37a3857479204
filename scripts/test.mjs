// `npm test`: set-up, then every part of the suite, also after one that failed, and one summary at the end. Exit code 0
// only if all of it passed.
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PARTS = ['unit', 'integration', 'e2e'];

if (!run('setup.mjs') || !run('build.mjs', '--quiet')) process.exit(1);
const ended = [];
for (const part of PARTS) ended.push(await runPart(part));
console.log('\nnpm test');
for (const { part, exitCode, seconds, lines } of ended) {
  console.log(
    `  ${part.padEnd(12)} ${exitCode === 0 ? 'passed' : 'FAILED'}  ${seconds} s  ${lines.join(', ')}`,
  );
}
process.exitCode = ended.every(({ exitCode }) => exitCode === 0) ? 0 : 1;

function run(script, ...args) {
  return (
    spawnSync(process.execPath, [join(root, 'scripts', script), ...args], { stdio: 'inherit' }).status === 0
  );
}

/** Runs one project of the suite; its output is passed on, and what its closing lines say is kept. */
async function runPart(part) {
  const started = Date.now();
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--project', part], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let tail = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    tail = (tail + String(chunk)).slice(-4000);
  });
  const exitCode = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', resolve);
  });
  // eslint-disable-next-line no-control-regex -- colours are not part of what is read
  const plain = tail.replace(/\x1b\[[0-9;]*m/g, '');
  const lines = ['Test Files', 'Tests'].flatMap((name) => {
    const found = new RegExp(`^ *${name} +(.*)$`, 'm').exec(plain)?.[1];
    return found ? [`${name.toLowerCase()}: ${found}`] : [];
  });
  return { part, exitCode, seconds: Math.round((Date.now() - started) / 1000), lines };
}
