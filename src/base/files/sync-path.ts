import { open } from 'node:fs/promises';

/** Returns once a file's content, or the names in a folder, are on the disk itself. */
export async function syncPath(path: string): Promise<void> {
  const file = await open(path, process.platform === 'win32' ? 'r+' : 'r'); // Windows syncs what may be written
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The names in a folder; folders cannot be opened everywhere (Windows), and there a rename is as durable as it gets. */
export async function syncFolder(path: string): Promise<void> {
  await syncPath(path).catch(() => {});
}
