import { askedNames } from '../../work/queue/asked-names.ts';
import { uploadIdOf } from '../../work/uploads/upload.ts';
import { withWorkFolder } from '../../base/folders/work-folder.ts';
import { StudioError } from '../../shared/errors.ts';
import type { RouteContext } from '../http/api.ts';
import { isAdmin, type Caller } from '../http/caller.ts';
import { ownUpload } from './own-upload.ts';
import { sourceProblem } from './place-rules.ts';

/** Addresses, in contrast to paths. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** Works on the file of a source the caller may read; what had to be fetched is removed afterwards. */
export type WithSourceFile = <Result>(
  source: string,
  options: { readonly caller: Caller; readonly signal: AbortSignal },
  work: (path: string) => Promise<Result>,
) => Promise<Result>;

/** Throws `request.invalid` for a source the caller may not name, and what finding or fetching it throws. */
export function sourceFiles({ services, limits }: RouteContext): WithSourceFile {
  const { uploads, fetchInto, dataDir } = services;
  return async (source, { caller, signal }, work) => {
    const problem = sourceProblem(source, {
      isAdmin: isAdmin(caller),
      hasBaseDir: false,
      ...{ s3Prefixes: limits.s3Prefixes, allowAddresses: limits.allowAddresses },
    });
    if (problem !== null) throw new StudioError('request.invalid', `source: ${problem}`);
    const uploadId = uploadIdOf(source);
    const place = uploadId === null ? source : ownUpload(uploads, uploadId, caller).location;
    if (!ADDRESS.test(place)) return named(place, source, dataDir, work);
    if (!fetchInto)
      throw new StudioError(
        'feature.unsupported',
        'this server fetches no addresses; upload the file instead',
      );
    return withWorkFolder(dataDir, async (folder) =>
      named(await fetchInto(folder)(source, { signal }), source, dataDir, work),
    );
  };
}

/** Works on a file; what that fails with names the source and no path of the server. */
async function named<Result>(
  path: string,
  source: string,
  dataDir: string,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(path);
  } catch (error) {
    throw askedNames(new Map([[path, source]]), [dataDir]).inError(error);
  }
}
