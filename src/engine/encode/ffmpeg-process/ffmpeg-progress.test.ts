import { expect, test } from 'vitest';
import { lineSplitter, parseProgressLine } from './ffmpeg-progress.ts';

test.each([
  ['frame=120', 120],
  ['frame=  7', 7],
  ['frame=0\r', 0],
  ['fps=29.97', null],
  ['drop_frames=3', null],
  ['frame=', null],
  ['frame=N/A', null],
  ['progress=end', null],
  ['', null],
])('the line %j tells of %j frames', (line, frames) => {
  expect(parseProgressLine(line)).toBe(frames);
});

test('lines are whole however the bytes are cut', () => {
  const text = 'frame=1\nfps=0.0\n\nframe=20\nprogress=continue\nunfinished';
  for (let size = 1; size <= text.length; size += 1) {
    const lines: string[] = [];
    const split = lineSplitter((line) => lines.push(line));
    for (let at = 0; at < text.length; at += size) split(Buffer.from(text.slice(at, at + size)));
    expect(lines).toEqual(['frame=1', 'fps=0.0', '', 'frame=20', 'progress=continue']);
  }
});
