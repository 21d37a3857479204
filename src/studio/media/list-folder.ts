import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** Files that may be media, by their endings: in a folder nobody chose each of them. */
const MEDIA_ENDINGS = new Set(
  [
    ...[
      'mp4',
      'm4v',
      'mov',
      'mkv',
      'webm',
      'avi',
      'mts',
      'm2ts',
      'ts',
      'mpg',
      'mpeg',
      'mxf',
      'wmv',
      'flv',
      'ogv',
      '3gp',
    ],
    ...['mp3', 'm4a', 'aac', 'wav', 'flac', 'ogg', 'opus', 'aif', 'aiff', 'wma', 'ac3'],
    ...['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'tif', 'tiff'],
  ].map((ending) => `.${ending}`),
);
const DEEPEST = 4;
export const MOST_FILES = 500;

/** All media in a folder and the folders in it, by name; of more than 500, one more than that. Links are not followed: they may go in a ring. */
export async function mediaInFolder(folder: string, depth = 0): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = entries
    .filter(({ name }) => !name.startsWith('.') && MEDIA_ENDINGS.has(extname(name).toLowerCase()))
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
  if (depth < DEEPEST)
    for (const entry of entries)
      if (entry.isDirectory() && !entry.name.startsWith('.') && files.length <= MOST_FILES)
        files.push(...(await mediaInFolder(join(folder, entry.name), depth + 1).catch(() => []))); // not ours to read
  return files.slice(0, MOST_FILES + 1);
}
