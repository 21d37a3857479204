// Brings a machine to where `npm run demo` and `npm test` work; a second run changes nothing. Only Node's own modules,
// and syntax that Node 18 can read: it has to say that Node is too old. Everything is told on stderr.
//   --with-deps                 also what is only recommended
//   CUEFRAME_SETUP=no-system    installs no system packages;  =off  does nothing
import { statSync } from 'node:fs';
import { at, isEverything, mode, readJson, run, say, SetupError } from './setup/common.mjs';
import { underLock } from './setup/lock.mjs';
import { installPackages, packagesKey, readState, writeState } from './setup/packages.mjs';
import { bringRecommended, bringSystemPackages } from './setup/system-packages.mjs';

try {
  checkNode();
  if (mode !== 'off' && !isDone()) await underLock(setUp);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function setUp() {
  if (isDone()) return; // someone else was faster
  installPackages();
  build();
  let report = askDoctor();
  const isBrought = [bringSystemPackages(report), isEverything && bringRecommended()];
  if (isBrought.includes(true)) report = askDoctor();
  const required = report.missing.filter(({ isRequired }) => isRequired);
  if (required.length > 0)
    throw new SetupError(
      ['something is missing that Cueframe cannot bring by itself:', ...required.map(instruction)].join(
        '\nsetup  ',
      ),
    );
  const lines = reportLines(report);
  writeState({ key: packagesKey(), tools: { key: toolsKey(), stamps: toolStamps(report), lines } });
  lines.forEach(say);
}

// ---- 1. Node

function checkNode() {
  const { engines } = readJson(at('package.json')) ?? {};
  const [, major, minor] = /(\d+)\.(\d+)/.exec(engines ? engines.node : '') ?? [];
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor < major || (hasMajor === Number(major) && hasMinor < minor))
    throw new SetupError(
      `Cueframe needs Node ${major}.${minor} or newer; this is ${process.versions.node} (https://nodejs.org).`,
    );
}

// ---- What is done already

/** True, and said so, where packages, tools and built files are as the last run left them. */
function isDone() {
  const state = readState();
  if (isEverything || !state || state.key !== packagesKey() || !state.tools) return false;
  const { key, stamps, lines } = state.tools;
  if (key !== toolsKey() || stamps.some(({ path, stamp }) => stampOf(path) !== stamp)) return false;
  build();
  lines.forEach(say);
  return true;
}

/** Changes when other tools may be found. */
function toolsKey() {
  const { PATH, CUEFRAME_FFMPEG, FFMPEG_BIN, CUEFRAME_CHROMIUM, CUEFRAME_CACHE_DIR } = process.env;
  return JSON.stringify([PATH, CUEFRAME_FFMPEG, FFMPEG_BIN, CUEFRAME_CHROMIUM, CUEFRAME_CACHE_DIR]);
}

function toolStamps({ tools }) {
  const paths = [tools.ffmpeg.path, tools.ffmpeg.ffprobePath, tools.browser.path].filter(Boolean);
  return paths.map((path) => ({ path, stamp: stampOf(path) }));
}

function stampOf(path) {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return null;
  }
}

// ---- 3. What is missing

function askDoctor() {
  const result = run(process.execPath, [at('bin', 'cueframe'), 'doctor', '--json'], {
    stdio: ['ignore', 'pipe', 2],
    maxBuffer: 64 * 1024 * 1024,
  });
  let report;
  try {
    report = JSON.parse(result.stdout);
  } catch {
    throw new SetupError(`cueframe doctor gave no report (exit code ${result.status})`);
  }
  if (!Array.isArray(report.missing))
    throw new SetupError(`cueframe doctor failed: ${report.error ? report.error.message : 'no report'}`);
  return report;
}

function instruction({ what, why, fix }) {
  return `${what}: ${why}\nsetup    ${fix}`;
}

// ---- 5. Built files, and what was chosen

function build() {
  const script = at('scripts', 'build.mjs');
  if (run(process.execPath, [script, '--quiet']).status !== 0)
    throw new SetupError('the build failed (its own words are above)');
}

function reportLines({ tools, browsers, ffmpegs }) {
  const chosen = (rows) => rows.find(({ isChosen }) => isChosen).reason;
  return [
    `node ${process.versions.node} · packages ok`,
    `browser ${tools.browser.path} ${tools.browser.version} (${chosen(browsers)})`,
    `ffmpeg  ${tools.ffmpeg.path} ${tools.ffmpeg.version} (${chosen(ffmpegs)})`,
  ];
}
