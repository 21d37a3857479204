import { asList, asObject } from '../../shared/scenario/json/loose.ts';
import type { Job } from '../../shared/job/job.ts';
import { SYSTEM_NAMES } from './system-name.ts';
import type { SystemName } from './system-name.ts';

/** Something of a request that was read otherwise than it was written, or left out. */
export type AdapterWarning = { readonly path: string; readonly code: string; readonly message: string };

/** Where a job came from. Kept in the scenario as `x-from`: a key the engine does not read, and that lasts as long as the job. */
export type Origin = { readonly system: SystemName; readonly warnings: readonly AdapterWarning[] };

export function withOrigin(scenario: object, origin: Origin): object {
  return { ...scenario, 'x-from': origin };
}

/** Null for a job of the native API. */
export function originOf(job: Job): Origin | null {
  const from = asObject(asObject(job.request.scenario)['x-from']);
  const system = SYSTEM_NAMES.find((name) => name === from['system']);
  return system ? { system, warnings: asList(from['warnings']) as readonly AdapterWarning[] } : null;
}
