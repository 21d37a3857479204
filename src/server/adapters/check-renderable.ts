import { StudioError } from '../../shared/errors.ts';
import { readScenario } from '../../shared/scenario/read-scenario.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { unsupportedParts } from '../../shared/scenario/unsupported-parts.ts';

/**
 * Refuses at once what a render would refuse later: a scenario that is not valid (`scenario.invalid`), or has parts
 * this version cannot draw (`feature.unsupported`, each with its path). Media in `sources` are fetched by the job.
 */
export function checkRenderable(scenario: object, sources: Readonly<Record<string, string>>): Scenario {
  const result = readScenario(JSON.stringify(scenario));
  if (!result.ok) throw result.error;
  const isGiven = (path: string): boolean => Object.keys(sources).some((id) => path === `media.${id}.src`);
  const problems = unsupportedParts(result.scenario).filter(({ path }) => !isGiven(path));
  const [first] = problems;
  if (!first) return result.scenario;
  throw new StudioError('feature.unsupported', `${first.path}: ${first.message}`, { details: { problems } });
}
