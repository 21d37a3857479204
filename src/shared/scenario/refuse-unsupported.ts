import { problemsError } from './few-problems.ts';
import type { Scenario } from './scenario.ts';
import { unsupportedParts } from './unsupported-parts.ts';

const MEDIA_SOURCE = /^media\b.*\.src$/;

/**
 * Throws `scenario.unsupported` with the valid parts this version cannot draw: nothing is left out in silence. With
 * `fetchesMedia` any address of a medium passes: it is fetched before the scenario is planned.
 */
export function refuseUnsupported(
  scenario: Scenario,
  { fetchesMedia = false }: { readonly fetchesMedia?: boolean } = {},
): void {
  const problems = unsupportedParts(scenario).filter(({ path }) => !fetchesMedia || !MEDIA_SOURCE.test(path));
  if (problems.length > 0)
    throw problemsError('scenario.unsupported', problems, ({ path, message }) => `${path}: ${message}`);
}
