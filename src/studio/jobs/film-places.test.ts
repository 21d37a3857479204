import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jobOf } from '../../../test/web/fake-studio.ts';
import type { Job, JobResult } from '../../shared/job/job.ts';
import type { FindFilmStore } from '../../work/queue/film/job-services.ts';
import { filmFile, filmLink, filmName } from './film-places.ts';

const RESULT: JobResult = {
  ...{ output: 's3://films/team/j1.mp4', sizeBytes: 1, sha256: 'ab', frames: 1, durationSeconds: 1 },
  ...{ elapsedSeconds: 1, segmentsRendered: 1, segmentsCached: 0 },
};
const job = (output: string | null, title = 'The sea: part 1'): Job => {
  const made = jobOf('j1', { state: 'done', result: output === null ? null : { ...RESULT, output } });
  return { ...made, request: { ...made.request, title } };
};

/** A store that tells what it was asked to sign; null: one without addresses of its own. */
const signing = (asked: unknown[], url: string | null): FindFilmStore => {
  const refuse = () => Promise.reject(new Error('nothing is sent'));
  return (place) => {
    asked.push(place);
    const store = {
      ...{ put: refuse, startGrowing: () => null },
      signedDownload: async (...given: unknown[]) => {
        asked.push(given);
        return url === null ? null : { method: 'GET' as const, url, headers: {} };
      },
    };
    return Promise.resolve({ store, key: 'team/j1.mp4' });
  };
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: { readonly code: string }) => error.code,
  );

test('a film in a bucket gets an address for a day, under the name a person gave the film', async () => {
  const asked: unknown[] = [];
  expect(await filmLink(job(RESULT.output), signing(asked, 'https://s3.example/x'))).toEqual({
    ...{ url: 'https://s3.example/x', expiresSeconds: 86_400 },
  });
  expect(asked).toEqual([
    's3://films/team/j1.mp4',
    ['team/j1.mp4', { expiresSeconds: 86_400, fileName: expect.stringMatching(/^The sea.*part 1\.mp4$/) }],
  ]);
});

test('what has no address says why', async () => {
  expect([
    await codeOf(filmLink(job('/films/j1.mp4'), signing([], 'https://s3.example/x'))),
    await codeOf(filmLink(job(RESULT.output), signing([], null))),
    await codeOf(filmLink(job(null), signing([], 'https://s3.example/x'))),
    await codeOf(filmFile(job(RESULT.output))),
  ]).toEqual(['feature.unsupported', 'feature.unsupported', 'job.transition', 'feature.unsupported']);
});

test('a folder of pictures is a film too, and is downloaded as an archive of its title', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cueframe-pictures-'));
  const file = join(folder, 'film.mp4');
  writeFileSync(file, 'film');
  const found = [await filmFile(job(folder)), await filmFile(job(file))];
  rmSync(folder, { recursive: true });
  expect(found).toEqual([
    { path: folder, isFolder: true },
    { path: file, isFolder: false },
  ]);
  expect([filmName(job(folder, 'Sea'), folder, true), filmName(job(file, 'Sea'), file)]).toEqual([
    'Sea.zip',
    'Sea.mp4',
  ]);
});
