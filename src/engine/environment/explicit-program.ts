import { isAbsolute, resolve, sep } from 'node:path';
import { StudioError, type ErrorCode } from '../../shared/errors.ts';
import { candidate, type Candidate } from './candidate.ts';
import { isProgram, pathFolders, programsIn } from './search-path.ts';

/**
 * The program someone named, by the first of the `sources` that says anything; null where none does. A bare name is
 * looked up on PATH. Throws `missingCode` where it is not there or may not be run: a wish is never passed over.
 */
export function explicitProgram(
  sources: readonly (readonly [origin: string, value: string | undefined])[],
  options: { readonly env: NodeJS.ProcessEnv; readonly missingCode: ErrorCode },
): Candidate | null {
  const source = sources.find(([, value]) => value);
  if (!source?.[1]) return null;
  const [origin, value] = source as readonly [string, string];
  const isBareName = !isAbsolute(value) && !value.includes(sep) && !value.includes('/');
  const path = isBareName ? programsIn(pathFolders(options.env), [value])[0] : resolve(value);
  if (path === undefined || !isProgram(path))
    throw new StudioError(
      options.missingCode,
      `${origin} names ${value}, which is no program that can be run`,
      {
        details: { origin, path: value },
      },
    );
  return candidate(path, origin, { isExplicit: true });
}
