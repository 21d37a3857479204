import { StudioError } from '../../shared/errors.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { unsupportedParts } from '../../shared/scenario/unsupported-parts.ts';

/** Throws `scenario.unsupported` with every valid part this version cannot draw: nothing is left out in silence. */
export function refuseUnsupported(scenario: Scenario): void {
  const problems = unsupportedParts(scenario);
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new StudioError('scenario.unsupported', `${first.path}: ${first.message}${more}`, {
    details: { problems },
  });
}
