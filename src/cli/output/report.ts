import { errorReply, type StudioError } from '../../shared/errors.ts';
import type { Problem } from '../../shared/scenario/problem.ts';
import { errorText } from './error-text.ts';
import { hasColor, liveLine } from './live-line.ts';
import type { ShownProgress } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

/**
 * Who says what where. stdout carries the answer, and with `--json` nothing but JSON, one value a line. stderr carries
 * progress, warnings, notes and, without `--json`, errors.
 */
export interface Report {
  readonly isJson: boolean;
  /** The command's answer: `value` with `--json`, else `text`. */
  answer(value: unknown, text: string): void;
  /** One line of JSON on the way; nothing without `--json`. */
  event(value: unknown): void;
  progress(progress: ShownProgress): void;
  warning(warning: Problem): void;
  /** A line for a person on stderr, whatever the format. */
  note(text: string): void;
  /** The last word of a command that failed. */
  failure(error: StudioError, options?: { mostProblems?: number }): void;
}

export function createReport(terminal: Terminal, { isJson }: { isJson: boolean }): Report {
  const { stdout, stderr } = terminal;
  const live = liveLine(terminal);
  const paint = (code: number, text: string) =>
    hasColor(terminal) ? `\u001B[${code}m${text}\u001B[0m` : text;
  const say = (text: string) => {
    live.clear();
    stderr.write(`${text}\n`);
  };
  const json = (value: unknown) => {
    stdout.write(`${JSON.stringify(value)}\n`);
  };
  return {
    isJson,
    answer(value, text) {
      live.clear();
      if (isJson) json(value);
      else stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    event(value) {
      if (isJson) json(value);
    },
    progress: (progress) => live.show(progress),
    warning({ path, code, message }) {
      say(`${paint(33, 'warning')} ${code}${path === '' ? '' : ` at ${path}`}: ${message}`);
    },
    note: say,
    failure(error, options) {
      live.clear();
      if (isJson) json(errorReply(error));
      else say(errorText(error, options).replace(/^error/, paint(31, 'error')));
    },
  };
}
