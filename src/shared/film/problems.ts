import { problemsError } from '../scenario/few-problems.ts';
import type { Problem } from '../scenario/problem.ts';

/** Throws `scenario.invalid` with the problems in its details. Does nothing where the list is empty. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw problemsError('scenario.invalid', problems, ({ path, message }) => `${path} ${message}`);
}
