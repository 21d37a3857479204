import { expect, test } from 'vitest';
import { callbackProblem, outputProblem, sourceProblem, type PlaceRules } from './place-rules.ts';

const user: PlaceRules = {
  isAdmin: false,
  hasBaseDir: false,
  s3Prefixes: ['s3://ours/'],
  allowAddresses: [],
};
const admin: PlaceRules = { ...user, isAdmin: true };

test('the forms that are documented are taken', () => {
  const taken = ['upload://u12_-', 'https://a.test/b.mp4', 's3://ours/a b.mp4'];
  expect(taken.map((source) => sourceProblem(source, user))).toEqual([null, null, null]);
  expect([
    sourceProblem('/films/a.mp4', admin),
    sourceProblem('http://a.test/b.mp4', admin),
    sourceProblem('C:\\a.mp4', { ...admin, hasBaseDir: true }),
    outputProblem('s3://ours/film.mp4', user),
    callbackProblem('https://a.test/hook', user),
  ]).toEqual([null, null, null, null, null]);
});

const FORM = 'must begin with upload://, https:// or s3://, in lower case';
test.each([
  ['UPLOAD://u1', FORM],
  ['Upload://u1', FORM],
  ['upload:u1', FORM],
  ['upload:/u1', FORM],
  ['upload://', 'must be of the form upload://ID'],
  ['upload://u1/../u2', 'must be of the form upload://ID'],
  ['https:/x/../../etc/passwd', FORM],
  ['https:x', FORM],
  ['HTTPS://a.test/b', FORM],
  ['S3://ours/a', FORM],
  ['s3:/ours/a', FORM],
  ['file:///etc/passwd', FORM],
  ['data:video/mp4,x', FORM],
])('%s is no source, with any key', (source, problem) => {
  expect([sourceProblem(source, user), sourceProblem(source, { ...admin, hasBaseDir: true })]).toEqual([
    problem,
    problem,
  ]);
});

test.each(['S3://ours/a.mp4', 's3:ours/a.mp4', 'file:///a.mp4', 'https://a.test/a.mp4'])(
  '%s is no place for a film',
  (output) => {
    expect(outputProblem(output, admin)).toBe('must be of the form s3://bucket/key');
  },
);

test.each(['HTTPS://a.test/', 'https:/a.test/', 'https:a.test'])('%s is no address to call back', (url) => {
  expect(callbackProblem(url, user)).toBe('must begin with https://, in lower case');
});
