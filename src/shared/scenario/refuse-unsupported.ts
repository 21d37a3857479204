import { StudioError } from '../errors.ts';
import type { Scenario } from './scenario.ts';
import { unsupportedParts } from './unsupported-parts.ts';

const MEDIA_SOURCE = /^media\b.*\.src$/;

/**
 * Throws `scenario.unsupported` with every valid part this version cannot draw: nothing is left out in silence. With
 * `fetchesMedia` any address of a medium passes: it is fetched before the scenario is planned.
 */
export function refuseUnsupported(
  scenario: Scenario,
  { fetchesMedia = false }: { readonly fetchesMedia?: boolean } = {},
): void {
  const problems = unsupportedParts(scenario).filter(({ path }) => !fetchesMedia || !MEDIA_SOURCE.test(path));
  const [first] = problems;
  if (!first) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new StudioError('scenario.unsupported', `${first.path}: ${first.message}${more}`, {
    details: { problems },
  });
}
