import { expect, test } from 'vitest';
import { formatDuration, progressLine, type Progress } from './progress-bar.ts';

const half: Progress = {
  type: 'progress',
  phase: 'rendering',
  frames: 450,
  totalFrames: 900,
  fps: 39.84,
  etaSeconds: 11.2,
};
const plain = { columns: 100, color: false };

test('phase, bar, percent, frames, speed and time left', () => {
  expect(progressLine(half, plain)).toBe(
    `rendering  ${'█'.repeat(15)}${'░'.repeat(15)}  50%  450/900 frames  39.8 fps  ETA 0:12`,
  );
});

test('what is not known yet is left out', () => {
  const start: Progress = { ...half, frames: 0, fps: 0, etaSeconds: null };
  expect(progressLine(start, plain)).toBe(`rendering  ${'░'.repeat(30)}   0%  0/900 frames`);
  expect(progressLine({ ...start, phase: 'probing', totalFrames: 0 }, plain)).toBe('probing');
});

test('100 % is said only when every frame is there', () => {
  expect(progressLine({ ...half, frames: 899 }, plain)).toContain(' 99%');
  expect(progressLine({ ...half, frames: 900 }, plain)).toContain('100%');
});

test.each([0, 1, 5, 20, 40, 60, 80, 200])('never reaches the last of %i columns', (columns) => {
  expect(progressLine(half, { columns, color: false }).length).toBeLessThan(Math.max(1, columns));
});

test('colour adds escape sequences and nothing else', () => {
  const colored = progressLine(half, { columns: 100, color: true });
  // eslint-disable-next-line no-control-regex
  expect(colored.replace(/\u001B\[\d+m/g, '')).toBe(progressLine(half, plain));
  expect(colored).not.toBe(progressLine(half, plain));
});

test.each([
  [0, '0:00'],
  [0.2, '0:01'],
  [59.5, '1:00'],
  [750, '12:30'],
  [3723, '1:02:03'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
