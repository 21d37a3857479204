import type { StudioError } from '../../shared/errors.ts';
import type { Problem } from '../../shared/scenario/problem.ts';

const STDERR_LINES = 6;
const STACK_LINES = 8;

/** The words for a person: `error CODE: message`, the problems listed, what to do. */
export function errorText(error: StudioError, { mostProblems = 20 }: { mostProblems?: number } = {}): string {
  const problems = problemsOf(error);
  const shown = problems.slice(0, mostProblems);
  const hidden = problems.length - shown.length;
  return [
    `error ${error.code}: ${error.message}`,
    ...problemLines(shown),
    ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
    ...programLines(error),
    ...faultLines(error),
    `  ${error.traits.help}`,
  ].join('\n');
}

/** One line for each problem: where, what, and the code to branch on. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  return problems.map(
    ({ path, code, message }) => `  ${path === '' ? '(document)' : path}: ${message} [${code}]`,
  );
}

function problemsOf(error: StudioError): readonly Problem[] {
  const { problems } = error.details;
  return Array.isArray(problems) ? (problems as readonly Problem[]) : [];
}

/** The last words of the program that failed. */
function programLines(error: StudioError): readonly string[] {
  const { stderr } = error.details;
  if (typeof stderr !== 'string' || stderr.trim() === '') return [];
  return stderr
    .trim()
    .split('\n')
    .slice(-STDERR_LINES)
    .map((line) => `  | ${line}`);
}

/** Where a fault of Cueframe itself happened, for the report that the help asks for. */
function faultLines(error: StudioError): readonly string[] {
  if (error.code !== 'internal') return [];
  const { stack = '' } = error.cause instanceof Error ? error.cause : error;
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, STACK_LINES)
    .map((line) => `  | ${line.trim()}`);
}

/** The program's exit code for a failure: 2 a wrong command line, 130 cancelled (128 + SIGINT), 1 anything else. */
export function exitCodeOf(error: StudioError): number {
  if (error.code === 'usage') return 2;
  return error.code === 'job.cancelled' ? 130 : 1;
}
