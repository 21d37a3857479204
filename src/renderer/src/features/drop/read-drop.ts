import type { DroppedFile } from '../../store/drop-actions.ts';

/** More files than this are not read out of a folder in a browser; the desktop's engine reads folders itself. */
const MOST_FILES = 500;

type Entry = FileSystemEntry;

/** Files of a drop. With `opensFolders` (a browser) a folder becomes the files in it; else it is one item. */
export async function readDrop(
  transfer: DataTransfer,
  opensFolders: boolean,
): Promise<readonly DroppedFile[]> {
  // entries and files must be taken before the first await: the transfer is emptied after the event
  const taken = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const lists = await Promise.all(taken.map(({ entry, file }) => readTaken(entry, file, opensFolders)));
  return lists.flat().slice(0, MOST_FILES);
}

async function readTaken(
  entry: Entry | null,
  file: File | null,
  opensFolders: boolean,
): Promise<readonly DroppedFile[]> {
  if (entry?.isDirectory && opensFolders) return readFolder(entry as FileSystemDirectoryEntry);
  return file ? [droppedFile(file, entry?.isDirectory ?? false)] : [];
}

export function droppedFile(file: File, isFolder = false): DroppedFile {
  return { file, name: file.name, sizeBytes: isFolder ? null : file.size, isFolder };
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly DroppedFile[]> {
  const reader = folder.createReader();
  const found: DroppedFile[] = [];
  for (;;) {
    const entries = await new Promise<readonly Entry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0 || found.length >= MOST_FILES) return found; // it gives them in parts
    for (const entry of entries) found.push(...(await readEntry(entry)));
  }
}

async function readEntry(entry: Entry): Promise<readonly DroppedFile[]> {
  if (entry.isDirectory) return readFolder(entry as FileSystemDirectoryEntry);
  if (entry.name.startsWith('.')) return []; // what systems leave in folders
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  );
  return [droppedFile(file)];
}
