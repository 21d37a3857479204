import { StudioError } from '../errors.ts';
import type { Problem } from '../scenario/problem.ts';

/** Throws `scenario.invalid` with every problem in its details, or does nothing where there is none. */
export function refuseProblems(problems: readonly Problem[]): void {
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new StudioError('scenario.invalid', `${first.path} ${first.message}${more}`, {
    details: { problems },
  });
}
