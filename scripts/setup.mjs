// Brings a machine to where `npm run demo` and `npm test` work; a second run changes nothing. Only Node's own modules,
// and syntax that Node 18 can read: it has to say that Node is too old. Everything is told on stderr.
//   --with-deps                 also what is only recommended
//   CUEFRAME_SETUP=no-system    installs no system packages;  =off  does nothing
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);
const STATE = at('node_modules', '.cueframe-setup.json');
const LOCK = at('.cache', 'setup.lock');
const LOCK_WAIT_MS = 20 * 60_000;
const isEverything = process.argv.includes('--with-deps');
const mode = process.env.CUEFRAME_SETUP;

class SetupError extends Error {}

try {
  checkNode();
  if (mode !== 'off' && !(await isDone())) await underLock(setUp);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

async function setUp() {
  if (await isDone()) return; // someone else was faster
  installPackages();
  build();
  let report = askDoctor();
  if (bringSystemPackages(report) | (isEverything && bringRecommended())) report = askDoctor();
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
async function isDone() {
  const state = readJson(STATE);
  if (isEverything || !state || state.key !== packagesKey() || !state.tools) return false;
  const { key, stamps, lines } = state.tools;
  if (key !== toolsKey() || stamps.some(({ path, stamp }) => stampOf(path) !== stamp)) return false;
  build();
  lines.forEach(say);
  return true;
}

/** Changes when other packages are wanted. Not with Node's version: the native ones serve all of them. */
function packagesKey() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(at(name))).update('\0');
  return hash.update([process.platform, process.arch, libc()].join(' ')).digest('hex');
}

function libc() {
  if (process.platform !== 'linux') return '';
  return existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
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

function writeState(state) {
  writeFileSync(STATE, JSON.stringify(state, null, 1));
}

// ---- 2. Packages

function installPackages() {
  const key = packagesKey();
  const state = readJson(STATE);
  if (state && state.key === key) return;
  if (!state && areInstalled()) return;
  say('installing packages (npm ci) …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const result =
    npm && /^npm/.test(basename(npm))
      ? run(process.execPath, [npm, ...args])
      : run('npm', args, { shell: process.platform === 'win32' });
  if (result.status !== 0)
    throw new SetupError(
      'npm ci failed (its own words are above); with a network, run `npm ci` and try again.',
    );
  writeState({ key });
}

/** Packages installed by hand: npm's own record names every package of the lock in the same version. */
function areInstalled() {
  const wanted = readJson(at('package-lock.json'));
  const there = readJson(at('node_modules', '.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.entries(wanted.packages).every(
    ([folder, { version, optional }]) =>
      folder === '' || optional || (there.packages[folder] && there.packages[folder].version === version),
  );
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

// ---- 4. Bringing it

/** Debian and Ubuntu as root only, and only when a browser or an ffmpeg is wanted. True if anything was installed. */
function bringSystemPackages(report) {
  const isWanted = isEverything || report.missing.some(({ what }) => what === 'ffmpeg' || what === 'browser');
  if (!isWanted || mode === 'no-system') return false;
  if (!process.getuid || process.getuid() !== 0 || !isOnPath('apt-get')) return false;
  const options = ['-o', 'DPkg::Lock::Timeout=120'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wishes = [...report.missing.map(({ debianPackages }) => debianPackages), ['fonts-noto-core']];
  say(`installing system packages with apt-get: ${wishes.map((names) => names.join(' or ')).join(', ')}`);
  if (run('apt-get', [...options, '-q', 'update'], { env }).status !== 0)
    say('apt-get update failed; going on with the package lists that are there');
  const names = wishes.map((some) => some.find(isKnownToApt)).filter(Boolean);
  const install = (some) =>
    run('apt-get', [...options, '-q', 'install', '-y', '--no-install-recommends', ...some], { env })
      .status === 0;
  if (names.length > 0 && install([...new Set(names)])) return true;
  // one that cannot be had must not keep the others away
  const installed = names.filter((name) => install([name]));
  if (installed.length < wishes.length) say('apt-get could not bring everything; looking for another way');
  return installed.length > 0;
}

function isKnownToApt(name) {
  return run('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

/** Downloads that nothing needs to work. Each may fail. */
function bringRecommended() {
  const downloads = [
    ['Playwright’s headless shell', ['playwright-core', 'cli.js'], ['install', 'chromium-headless-shell']],
    ['ffmpeg-static', ['ffmpeg-static', 'install.js'], []],
    ['Electron', ['electron', 'install.js'], []],
  ];
  for (const [name, script, args] of downloads) {
    const path = at('node_modules', ...script);
    if (!existsSync(path)) continue;
    say(`fetching ${name} …`);
    if (run(process.execPath, [path, ...args]).status !== 0)
      say(`${name} could not be fetched; going on without`);
  }
  return true;
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

// ---- One at a time

/** A folder is made by one process alone. It lies outside node_modules, which npm ci empties. */
async function underLock(work) {
  const deadlineMs = Date.now() + LOCK_WAIT_MS;
  for (let isTold = false; !tryLock(); isTold = true) {
    if (Date.now() > deadlineMs) throw new SetupError(`another set-up holds ${LOCK} for too long`);
    if (!isTold) say('waiting for another set-up to end …');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function tryLock() {
  const owner = join(LOCK, 'owner');
  mkdirSync(dirname(LOCK), { recursive: true });
  try {
    mkdirSync(LOCK);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isOwnerGone(owner)) rmSync(LOCK, { recursive: true, force: true }); // the next try takes it
  return false;
}

function isOwnerGone(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false; // alive, and another user's
    if (error.code !== 'ENOENT') return true;
    return isOlderThan(LOCK, 10_000); // just made, its owner not yet written
  }
}

function isOlderThan(path, ageMs) {
  try {
    return Date.now() - statSync(path).mtimeMs > ageMs;
  } catch {
    return false;
  }
}

// ---- Small things

/** Runs to the end; what the program says goes to stderr, so that stdout stays free for `--json`. */
function run(program, args, options = {}) {
  return spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function say(text) {
  process.stderr.write(`setup  ${text}\n`);
}
