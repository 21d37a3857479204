import { openMediaFile } from '../../engine/probe/media-file.ts';
import { contentIdentity } from '../../engine/probe/media-identity.ts';

/** What stands for a file's content wherever it lies; null where it cannot be read. Reads at most 1 MiB. */
export async function contentOfFile(path: string): Promise<string | null> {
  const file = await openMediaFile(path).catch(() => null); // whoever needs the file says why not
  if (!file) return null;
  try {
    return await contentIdentity(file);
  } finally {
    await file.handle.close();
  }
}
