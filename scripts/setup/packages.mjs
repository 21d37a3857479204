// Step 2: the packages of package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { at, readJson, run, say, SetupError } from './common.mjs';

/** What the last run left: `key` of the packages, and `tools` once all of them were found. */
const STATE = at('node_modules', '.cueframe-setup.json');

export function readState() {
  return readJson(STATE);
}

export function writeState(state) {
  writeFileSync(STATE, JSON.stringify(state, null, 1));
}

/** Changes when other packages are wanted. Not with Node's version: the native ones serve all of them. */
export function packagesKey() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(at(name))).update('\0');
  return hash.update([process.platform, process.arch, libc()].join(' ')).digest('hex');
}

function libc() {
  if (process.platform !== 'linux') return '';
  return existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
}

/**
 * Runs no script of a package: none needs its own (`allowScripts` in package.json, which npm before 11 does not know, names
 * those that have one). esbuild's only checks its program, which stands in a package of its own.
 */
const INSTALL_ARGS = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];

export function installPackages() {
  const key = packagesKey();
  const state = readState();
  if (state && state.key === key) return;
  if (!state && areInstalled()) return;
  say('installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const result =
    npm && /^npm/.test(basename(npm))
      ? run(process.execPath, [npm, ...INSTALL_ARGS])
      : run('npm', INSTALL_ARGS, { shell: process.platform === 'win32' });
  if (result.status !== 0)
    throw new SetupError(
      'npm ci failed (its own words are above); with a network, run `npm ci --ignore-scripts` and try again.',
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
