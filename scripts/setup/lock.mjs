// A folder is set up by one process at a time.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, say, SetupError } from './common.mjs';

const LOCK = at('.cache', 'setup.lock');
const LOCK_WAIT_MS = 20 * 60_000;

/** Runs `work` alone. The lock lies outside node_modules, which npm ci empties; a dead owner's is taken over. */
export async function underLock(work) {
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
  mkdirSync(dirname(LOCK), { recursive: true });
  try {
    mkdirSync(LOCK);
    writeFileSync(join(LOCK, 'owner'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isOwnerGone(LOCK)) takeAway();
  return false;
}

/** Renamed first and looked at again: another process may have taken the lock over since. */
function takeAway() {
  const aside = `${LOCK}-${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (isOwnerGone(aside)) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, LOCK);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error; // another process was faster
  }
}

function isOwnerGone(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'owner'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false; // alive, and another user's
    if (error.code !== 'ENOENT') return true;
    return isOlderThan(lock, 10_000); // just made, its owner not yet written
  }
}

function isOlderThan(path, ageMs) {
  try {
    return Date.now() - statSync(path).mtimeMs > ageMs;
  } catch {
    return false;
  }
}
