import { StudioError, type ErrorCode } from '../errors.ts';
import type { Problem } from './problem.ts';

/** Most problems that one error or one reading lists: more are no help, and 100,000 would be a reply of 100 MB. */
const MOST_PROBLEMS = 1000;

/** The first problems of a list; where some are left out, the last says how many. */
export function fewProblems(problems: readonly Problem[], most = MOST_PROBLEMS): Problem[] {
  if (problems.length <= most) return [...problems];
  const left = problems.length - most;
  return [
    ...problems.slice(0, most),
    { path: '', code: 'problems.more', message: `${left} more ${left === 1 ? 'is' : 'are'} not listed` },
  ];
}

/** The error for a list that is not empty. `tell` says the first one; the others are counted. */
export function problemsError(
  code: ErrorCode,
  problems: readonly Problem[],
  tell: (first: Problem) => string,
): StudioError {
  const [first = { path: '', code, message: 'is not valid' }] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new StudioError(code, `${tell(first)}${more}`, { details: { problems: fewProblems(problems) } });
}
