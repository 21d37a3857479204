import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInstanceLock } from '../../src/work/instance/instance-lock.ts';
import { StudioError } from '../../src/shared/errors.ts';
import { codeOf } from '../conformance/store-under-test.ts';
import { startScript } from './helpers/script-process.ts';

/** One process works in a data folder, whoever comes second and however the first one ends. */
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cueframe-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('a folder has one instance, and who comes second is told of the first', async () => {
  const holder = startScript('lock-holder.ts', [dir]);
  try {
    const startedMs = Date.now();
    expect(await holder.line(1)).toBe('taken');
    const refused = refusal();
    expect(refused.code).toBe('instance.running');
    expect(refused.details).toMatchObject({ dir, pid: holder.child.pid });
    expect(refused.message).toContain(`process ${holder.child.pid}`);
    expect(Number(refused.details['sinceMs'])).toBeGreaterThanOrEqual(startedMs);
  } finally {
    await holder.kill();
  }
});

test('the lock of a process that was killed is free at once', async () => {
  const holder = startScript('lock-holder.ts', [dir]);
  expect(await holder.line(1)).toBe('taken');
  expect(await codeOf(() => takeInstanceLock(dir))).toBe('instance.running');
  await holder.kill();
  const lock = takeInstanceLock(dir, { now: () => 7 });
  expect(lock.holder).toEqual({ pid: process.pid, sinceMs: 7 });
  lock.release();
});

test('of several that start together exactly one gets it', async () => {
  const all = Array.from({ length: 4 }, () => startScript('lock-holder.ts', [dir]));
  try {
    const said = await Promise.all(all.map((one) => one.line(1)));
    expect(said.toSorted()).toEqual([...Array.from({ length: 3 }, () => 'instance.running'), 'taken']);
  } finally {
    await Promise.all(all.map((one) => one.kill()));
  }
});

test('a note of who has it that cannot be read gives the lock to nobody else', () => {
  const lock = takeInstanceLock(dir);
  writeFileSync(join(dir, 'instance.json'), '{"pid":');
  expect(refusal()).toMatchObject({ code: 'instance.running', details: { pid: null, sinceMs: null } });
  lock.release();
});

test('the same process cannot take it twice, and can again once it gave it back', async () => {
  const lock = takeInstanceLock(dir);
  expect(await codeOf(() => takeInstanceLock(dir))).toBe('instance.running');
  expect(await codeOf(() => takeInstanceLock(dir))).toBe('instance.running');
  lock.release();
  takeInstanceLock(dir).release();
});

function refusal(): StudioError {
  try {
    takeInstanceLock(dir).release();
  } catch (error) {
    if (error instanceof StudioError) return error;
  }
  throw new Error('the lock was free');
}
