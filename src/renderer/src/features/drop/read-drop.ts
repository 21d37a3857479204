import type { DroppedFile, DroppedFiles } from '../../store/drop-actions.ts';

/** More files than this are not read at once; the desktop's engine reads folders itself. */
export const MOST_FILES = 500;

type Found = DroppedFile | { readonly name: string; readonly reason: 'nothing' | 'unreadable' };

/** Files of a drop. With `opensFolders` (a browser) a folder becomes the files in it; else it is one item. */
export async function readDrop(transfer: DataTransfer, opensFolders: boolean): Promise<DroppedFiles> {
  // entries and files must be taken before the first await: the transfer is emptied after the event
  const taken = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: Found[] = [];
  for (const { entry, file } of taken) found.push(...(await readTaken(entry, file, opensFolders)));
  return droppedFiles(found);
}

export function droppedFiles(found: readonly Found[]): DroppedFiles {
  const files = found.filter((one) => 'file' in one);
  const beyond = files.slice(MOST_FILES).map(({ name }) => ({ name, reason: 'tooMany' as const }));
  return {
    files: files.slice(0, MOST_FILES),
    refused: [...found.filter((one) => 'reason' in one), ...beyond],
  };
}

async function readTaken(
  entry: FileSystemEntry | null,
  file: File | null,
  opensFolders: boolean,
): Promise<readonly Found[]> {
  if (entry?.isDirectory && opensFolders) {
    const found = await readFolder(entry as FileSystemDirectoryEntry, entry.name);
    return found.length > 0 ? found : [{ name: entry.name, reason: 'nothing' }];
  }
  return file ? [droppedFile(file, { isFolder: entry?.isDirectory ?? false })] : [];
}

export function droppedFile(
  file: File,
  { isFolder = false, folder = null }: { readonly isFolder?: boolean; readonly folder?: string | null } = {},
): DroppedFile {
  return { file, name: file.name, sizeBytes: isFolder ? null : file.size, isFolder, folder };
}

/** What cannot be read is told, and the rest is taken. `top`: the folder that was dropped. */
async function readFolder(folder: FileSystemDirectoryEntry, top: string): Promise<readonly Found[]> {
  const reader = folder.createReader();
  const found: Found[] = [];
  for (;;) {
    const entries = await new Promise<readonly FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (entries === null) return [...found, { name: folder.name, reason: 'unreadable' }];
    if (entries.length === 0 || found.length > MOST_FILES) return found; // it gives them in parts
    for (const entry of entries) found.push(...(await readEntry(entry, top)));
  }
}

async function readEntry(entry: FileSystemEntry, top: string): Promise<readonly Found[]> {
  if (entry.name.startsWith('.')) return []; // what systems leave in folders
  if (entry.isDirectory) return readFolder(entry as FileSystemDirectoryEntry, top);
  const file = await new Promise<File | null>((resolve) =>
    (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
  );
  return [file ? droppedFile(file, { folder: top }) : { name: entry.name, reason: 'unreadable' }];
}
