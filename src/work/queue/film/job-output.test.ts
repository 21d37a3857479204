import { expect, test } from 'vitest';
import type { JobRequest } from '../../../shared/job/job.ts';
import { dataPlaces } from '../data-places.ts';
import { outputOf, type NameOutput } from './job-output.ts';

const places = dataPlaces('/data');
const at = (output: string | null, format: JobRequest['format'] = 'mp4', name: NameOutput = () => null) =>
  outputOf({ id: 'job_1', request: { output, format } as JobRequest }, places, name);

test.each([
  ['/films/a.mp4', 'mp4', { path: '/films/a.mp4', uploadTo: null }],
  [null, 'webm', { path: '/data/outputs/job_1.webm', uploadTo: null }],
  [null, 'png-sequence', { path: '/data/outputs/job_1', uploadTo: null }],
  ['s3://b/a.mov', 'mov', { path: '/data/rendered/job_1.mov', uploadTo: 's3://b/a.mov' }],
] as const)('%s as %s: %o', (output, format, expected) => {
  expect(at(output, format)).toEqual(expected);
});

test('with a bucket for outputs a film without a place goes there; pictures stay here', () => {
  const name: NameOutput = (jobId, ending) => `s3://b/outputs/${jobId}${ending}`;
  expect([at(null, 'mp4', name).uploadTo, at(null, 'png-sequence', name).uploadTo]).toEqual([
    's3://b/outputs/job_1.mp4',
    null,
  ]);
});

test.each([
  ['a.mp4', 'mp4', 'output.not_writable'],
  ['s3://b/a', 'png-sequence', 'feature.unsupported'],
] as const)('%s as %s is refused', (output, format, code) => {
  expect(() => at(output, format)).toThrow(expect.objectContaining({ code }));
});
