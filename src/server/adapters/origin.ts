import type { JobRequest } from '../../shared/job/job.ts';
import type { ImportWarning } from '../../shared/import/warning.ts';
import type { SystemName } from './system-name.ts';

/** Where a job came from. */
export type Origin = {
  readonly system: SystemName;
  readonly warnings: readonly ImportWarning[];
};

/** The scenario with its origin for people to read (docs/adapters.md): under a key that the engine does not read. */
export function withOrigin(scenario: object, { system, warnings }: Origin): object {
  return { ...scenario, 'x-from': { system, warnings } };
}

/** The job with the address of this server that its caller used; only where callbacks will need it. */
export function askedAt<Wanted extends { readonly request: JobRequest }>(
  wanted: Wanted,
  base: string,
): Wanted {
  const { request } = wanted;
  if (request.callbackUrl === null || !request.origin) return wanted;
  return { ...wanted, request: { ...request, origin: { ...request.origin, base } } };
}
