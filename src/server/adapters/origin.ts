import { asList, asObject, asText } from '../../shared/scenario/json/loose.ts';
import type { JobRequest } from '../../shared/job/job.ts';
import type { ImportWarning } from '../../shared/import/warning.ts';
import { SYSTEM_NAMES } from './system-name.ts';
import type { SystemName } from './system-name.ts';

/** Where a job came from. Kept in the scenario as `x-from`: a key the engine does not read, and that lasts as long as the job. */
export type Origin = {
  readonly system: SystemName;
  readonly warnings: readonly ImportWarning[];
  /** Where the caller reaches this server, for addresses in callbacks. */
  readonly base?: string;
};

export function withOrigin(scenario: object, origin: Origin): object {
  return { ...scenario, 'x-from': origin };
}

/** The job with the address of this server that its caller used; only where callbacks will need it. */
export function askedAt<Wanted extends { readonly request: JobRequest }>(
  wanted: Wanted,
  base: string,
): Wanted {
  const { request } = wanted;
  if (request.callbackUrl === null) return wanted;
  const scenario = asObject(request.scenario);
  return {
    ...wanted,
    request: { ...request, scenario: { ...scenario, 'x-from': { ...asObject(scenario['x-from']), base } } },
  };
}

/** Null for the scenario of a job of the native API. */
export function originOf(scenario: unknown): Origin | null {
  const from = asObject(asObject(scenario)['x-from']);
  const system = SYSTEM_NAMES.find((name) => name === from['system']);
  if (!system) return null;
  const warnings = asList(from['warnings']) as readonly ImportWarning[];
  const base = asText(from['base']);
  return { system, warnings, ...(base !== undefined && { base }) };
}
