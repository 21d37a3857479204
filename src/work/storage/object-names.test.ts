import { expect, test } from 'vitest';
import { checkKey, inputKey, outputKey, parseS3Url, s3Url, asciiFileName } from './object-names.ts';

const REFUSED = expect.objectContaining({ code: 'request.invalid' });

test('uploads and films have fixed places', () => {
  expect([inputKey('a1-b_2', 'My film.MP4'), outputKey('job-1', 'webm')]).toEqual([
    'inputs/a1-b_2/My-film.MP4',
    'outputs/job-1.webm',
  ]);
});

test.each(['', '..', 'a/b', 'a b', 'a.b', 'ü', 'x'.repeat(129)])('%j is no id', (id) => {
  expect(() => inputKey(id, 'x')).toThrow(REFUSED);
  expect(() => outputKey(id, 'mp4')).toThrow(REFUSED);
});

test.each(['', '.mp4', 'MP4', '../x', 'a/b', 'toolongext'])('%j is no file ending', (extension) => {
  expect(() => outputKey('job', extension)).toThrow(REFUSED);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\films\\a.mp4', 'a.mp4'],
  ['.hidden', 'hidden'],
  ['..', 'file'],
  ['', 'file'],
  ['né "x"\u0000.mov', 'ne-x-.mov'],
  ['日本.mp4', 'mp4'],
  [`${'x'.repeat(200)}.mp4`, `${'x'.repeat(96)}.mp4`],
])('the name %j is kept as %j', (given, kept) => {
  expect(asciiFileName(given)).toBe(kept);
});

test.each([
  ['s3://films/a.mp4', 'films', 'a.mp4'],
  ['s3://my.bucket-1/a/b c/ü?x=1#y.mp4', 'my.bucket-1', 'a/b c/ü?x=1#y.mp4'],
  ['s3://films/100%25.mp4', 'films', '100%25.mp4'],
])('%s is a place, and written the same again', (text, bucket, key) => {
  expect(parseS3Url(text)).toEqual({ bucket, key });
  expect(s3Url({ bucket, key })).toBe(text);
});

test.each([
  's3://films',
  's3://films/',
  's3:///a.mp4',
  's3://Films/a.mp4',
  's3://ab/a.mp4',
  's3://a..b/a.mp4',
  's3://user:key@films/a.mp4',
  's3://films/../a.mp4',
  's3://films//a.mp4',
  's3://films/a\nb',
  'S3://films/a.mp4',
  ' s3://films/a.mp4',
  'https://films/a.mp4',
])('%j is no place in S3', (text) => {
  expect(() => parseS3Url(text)).toThrow(REFUSED);
});

test('a key has at most 1,024 bytes', () => {
  expect(checkKey('ü'.repeat(512))).toBe('ü'.repeat(512));
  expect(() => checkKey(`${'ü'.repeat(512)}x`)).toThrow(REFUSED);
});
