import { StudioError } from '../../shared/errors.ts';

const DEFAULT_BYTES = 20e9;

/** How large the segment cache may grow, in bytes: CUEFRAME_CACHE_LIMIT_BYTES, else 20 GB. Throws `usage` where it is no number. */
export function cacheLimitBytes(env: NodeJS.ProcessEnv): number {
  const given = env['CUEFRAME_CACHE_LIMIT_BYTES'];
  if (given === undefined || given === '') return DEFAULT_BYTES;
  const bytes = Number(given);
  if (Number.isFinite(bytes) && bytes >= 0) return bytes;
  throw new StudioError('usage', `CUEFRAME_CACHE_LIMIT_BYTES is a number of bytes, not "${given}"`);
}
