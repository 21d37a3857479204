import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { exitCodeOf } from './error-text.ts';
import type { Progress } from './progress-bar.ts';
import { tellRenderEvents } from './render-events.ts';
import { createReport } from './report.ts';
import { testTerminal } from '../../../test/helpers/test-terminal.ts';

const progress: Progress = {
  type: 'progress',
  phase: 'rendering',
  frames: 1,
  totalFrames: 4,
  fps: 2,
  etaSeconds: 1.5,
};
const warning = { type: 'warning', code: 'media.long', path: 'media.a', message: 'too long' } as const;
const retry = {
  type: 'retry',
  segment: 3,
  attempt: 2,
  code: 'page.crashed',
  message: 'the page died',
} as const;
const result = { type: 'result', output: 'a.mp4' };
const invalid = new StudioError('scenario.invalid', 'the scenario has 2 problems', {
  details: {
    problems: [
      { path: '', code: 'unknown_key', message: 'has the unknown key "cuez"' },
      { path: 'cues[3].end', code: 'time.order', message: 'must be after start, 2 s, not 1 s' },
    ],
  },
});

test('with --json every event is a line of JSON on stdout, the result is the last, and stderr is quiet', () => {
  const terminal = testTerminal();
  const report = createReport(terminal, { isJson: true });
  const tell = tellRenderEvents(report);
  [progress, warning, retry].forEach(tell);
  report.answer(result, 'words');
  expect(
    terminal
      .out()
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toEqual([progress, warning, retry, result]);
  expect(terminal.err()).toBe('');
});

test('where stderr is no terminal only warnings, retries and the final line are written', () => {
  const terminal = testTerminal();
  const report = createReport(terminal, { isJson: false });
  const tell = tellRenderEvents(report);
  [progress, warning, retry].forEach(tell);
  report.answer(result, 'a.mp4 is ready');
  expect(terminal.out()).toBe('a.mp4 is ready\n');
  expect(terminal.err()).toBe(
    'warning media.long at media.a: too long\nretry segment 3, attempt 2, after page.crashed: the page died\n',
  );
});

test('on a terminal the live line is cleared before other text', () => {
  const terminal = testTerminal({ isTTY: true, env: { NO_COLOR: '1' } });
  const report = createReport(terminal, { isJson: false });
  report.progress(progress);
  const line = terminal.err();
  expect(line).toMatch(/^\rrendering .*25% {2}1\/4 frames {2}2\.0 fps {2}ETA 0:02\r$/);
  report.note('done');
  expect(terminal.err().slice(line.length)).toBe(`\r${' '.repeat(line.length - 2)}\rdone\n`);
});

test('a fast render does not flood the terminal: one drawing for a phase within 100 ms', () => {
  const terminal = testTerminal({ isTTY: true });
  const report = createReport(terminal, { isJson: false });
  for (let frames = 0; frames < 4; frames++) report.progress({ ...progress, frames });
  report.progress({ ...progress, phase: 'assembling', frames: 4 });
  expect(terminal.err().match(/\d\/4 frames/g)).toEqual(['0/4 frames', '4/4 frames']);
});

test('a failure in words: code, message, every problem with its path, what to do', () => {
  const terminal = testTerminal();
  createReport(terminal, { isJson: false }).failure(invalid);
  expect(terminal.out()).toBe('');
  expect(terminal.err().split('\n')).toEqual([
    'error scenario.invalid: the scenario has 2 problems',
    '  (document): has the unknown key "cuez" [unknown_key]',
    '  cues[3].end: must be after start, 2 s, not 1 s [time.order]',
    '  Mend every problem listed; `cueframe validate` lists them again.',
    '',
  ]);
});

test('long lists are cut, and say so', () => {
  const terminal = testTerminal();
  createReport(terminal, { isJson: false }).failure(invalid, { mostProblems: 1 });
  expect(terminal.err()).toContain('  … and 1 more\n');
  expect(terminal.err()).not.toContain('cues[3]');
});

test("a failure of ffmpeg shows the program's last lines", () => {
  const terminal = testTerminal();
  const stderr = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
  const error = new StudioError('ffmpeg.failed', 'ffmpeg failed with exit code 1', { details: { stderr } });
  createReport(terminal, { isJson: false }).failure(error);
  expect(terminal.err()).toContain('  | line 14\n  | line 15');
  expect(terminal.err()).not.toContain('line 13');
});

test('a failure with --json is the reply of the wire, on stdout', () => {
  const terminal = testTerminal();
  createReport(terminal, { isJson: true }).failure(invalid);
  expect(JSON.parse(terminal.out())).toEqual({
    error: {
      code: 'scenario.invalid',
      message: 'the scenario has 2 problems',
      details: { help: invalid.traits.help, ...invalid.details },
    },
  });
  expect(terminal.err()).toBe('');
});

test.each([
  ['usage', 2],
  ['job.cancelled', 130],
  ['ffmpeg.failed', 1],
  ['feature.unsupported', 1],
] as const)('%s ends the program with %i', (code, exitCode) => {
  expect(exitCodeOf(new StudioError(code, ''))).toBe(exitCode);
});
