import { StudioError } from '../../shared/errors.ts';

/** As large as an upload may be. */
const DEFAULT_LIMIT_MB = 50_000;

/**
 * Most bytes of one source that is fetched from somewhere else: CUEFRAME_SOURCE_LIMIT_MB, in megabytes of a million bytes.
 * Throws `usage`.
 */
export function sourceLimitFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): number {
  const text = environment['CUEFRAME_SOURCE_LIMIT_MB'] ?? '';
  if (text === '') return DEFAULT_LIMIT_MB * 1e6;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1)
    throw new StudioError(
      'usage',
      `CUEFRAME_SOURCE_LIMIT_MB is a number of megabytes, 1 or more, not ${text}`,
    );
  return Number(text) * 1e6;
}
