import { stat } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';

/** Size and time of last change of a file, by which it is told whether it is still the same. */
export type SourceStamp = { readonly path: string; readonly sizeBytes: bigint; readonly modifiedNs: bigint };

/** Taken before the file is read. Null where there is none: reading it says why. */
export async function sourceStamp(path: string): Promise<SourceStamp | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  return info && { path, sizeBytes: info.size, modifiedNs: info.mtimeNs };
}

/** Throws `media.changed` where a file is not what it was: a film of two states of a file is no film. */
export async function refuseChangedSources(stamps: readonly SourceStamp[]): Promise<void> {
  for (const { path, sizeBytes, modifiedNs } of stamps) {
    const now = await sourceStamp(path);
    if (now?.sizeBytes === sizeBytes && now.modifiedNs === modifiedNs) continue;
    const how = now ? 'was changed' : 'went away';
    throw new StudioError('media.changed', `${path} ${how} while the film was rendered`, {
      details: { path },
    });
  }
}
