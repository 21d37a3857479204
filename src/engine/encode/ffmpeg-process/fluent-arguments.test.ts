import { describe, expect, test } from 'vitest';
import { fluentArguments } from './fluent-arguments.ts';
import { plainArguments, type SimpleJob } from './fluent-arguments-job.ts';

const ENCODE: SimpleJob = {
  inputOptions: ['-hide_banner', '-loglevel', 'error', '-nostdin', '-f', 'lavfi'],
  input: 'testsrc2=size=64x36:rate=30000/1001',
  outputOptions: ['-frames:v', '12', '-vf', 'format=nv12,hwupload', '-c:v', 'libx264', '-qp', '0'],
  output: 'file:/tmp/a film.mp4',
};

/** The contract of both builders: the same job in, the same command line out. */
describe.each([
  ['plain lists', plainArguments],
  ['fluent-ffmpeg', fluentArguments],
])('%s', (_, build) => {
  test.each<[string, SimpleJob, string[]]>([
    [
      'a file',
      ENCODE,
      [
        ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-f', 'lavfi'],
        ...['-i', 'testsrc2=size=64x36:rate=30000/1001', '-y'],
        ...['-frames:v', '12', '-vf', 'format=nv12,hwupload', '-c:v', 'libx264', '-qp', '0'],
        'file:/tmp/a film.mp4',
      ],
    ],
    [
      'standard output and no input options',
      { inputOptions: [], input: 'file:a.mp4', outputOptions: ['-f', 'framecrc'], output: 'pipe:1' },
      ['-i', 'file:a.mp4', '-y', '-f', 'framecrc', 'pipe:1'],
    ],
    [
      'values with spaces stay whole',
      {
        inputOptions: ['-metadata', 'title=two words'],
        input: 'file:C:\\my films\\a.mp4',
        outputOptions: ['-metadata', 'title=two words'],
        output: 'file:b c.mp4',
      },
      [
        ...['-metadata', 'title=two words', '-i', 'file:C:\\my films\\a.mp4', '-y'],
        ...['-metadata', 'title=two words', 'file:b c.mp4'],
      ],
    ],
    [
      'no output options',
      { inputOptions: ['-nostdin'], input: 'file:a.mp4', outputOptions: [], output: 'file:b.mp4' },
      ['-nostdin', '-i', 'file:a.mp4', '-y', 'file:b.mp4'],
    ],
  ])('%s', (_name, job, expected) => {
    expect(build(job)).toEqual(expected);
  });
});
