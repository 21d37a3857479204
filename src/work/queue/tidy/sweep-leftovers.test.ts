import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, JobState } from '../../../shared/job/job.ts';
import { dataPlaces, type DataPlaces } from '../data-places.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

let places: DataPlaces;
beforeEach(() => {
  places = dataPlaces(mkdtempSync(join(tmpdir(), 'cueframe-sweep-test-')));
  for (const dir of [places.outputsDir, places.renderedDir, places.sourcesDir, places.workDir])
    mkdirSync(dir);
});
afterEach(() => rmSync(places.dir, { recursive: true }));

/** Jobs by id; a `!` says that its film is rendered. */
const JOBS: Readonly<Record<string, string>> = {
  ...{ queued: 'queued', broken: 'failed', waits: 'failed!', done: 'done!', stopped: 'cancelled!' },
};
const store = {
  get: async (id: string) => {
    const state = JOBS[id];
    if (state === undefined) return null;
    return { state: state.replace('!', '') as JobState, isRendered: state.endsWith('!') } as Job;
  },
};

test('what jobs that are gone left is removed; films that may still be uploaded and finished films stay', async () => {
  const ids = ['queued', 'broken', 'waits', 'done', 'stopped', 'forgotten'];
  for (const id of ids) {
    mkdirSync(join(places.workDir, id));
    mkdirSync(join(places.sourcesDir, id));
    writeFileSync(join(places.renderedDir, `${id}.mp4`), 'film');
  }
  for (const name of ['done.mp4', '.done.mp4.1234abcd.part'])
    writeFileSync(join(places.outputsDir, name), 'film');
  await sweepLeftovers(store, places);
  expect({
    work: readdirSync(places.workDir),
    outputs: readdirSync(places.outputsDir),
    rendered: readdirSync(places.renderedDir).sort(),
    sources: readdirSync(places.sourcesDir),
  }).toEqual({
    work: [],
    outputs: ['done.mp4'],
    rendered: ['queued.mp4', 'waits.mp4'],
    sources: ['queued'],
  });
});
