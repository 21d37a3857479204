import { problemsError } from '../scenario/few-problems.ts';
import type { Problem } from '../scenario/problem.ts';

/** Throws `scenario.invalid` with the problems in its details, or does nothing where there is none. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw problemsError('scenario.invalid', problems, ({ path, message }) => `${path} ${message}`);
}
