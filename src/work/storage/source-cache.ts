import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

const Note = z.object({ fileName: z.string().regex(/^source-[0-9a-f]{32}[a-z0-9.]*$/), version: z.string() });

/** What is here of a source already. */
export type KeptSource = {
  readonly path: string;
  readonly version: string;
  /** Bytes of the whole file; null where it is not finished. */
  readonly wholeBytes: number | null;
  /** Bytes of its `.part`; 0 where there is none. */
  readonly partBytes: number;
};

/** The same address in the same version has the same file: a retry finds it. */
export function sourceFileName(reference: string, version: string | null): string {
  return `source-${hash(`${reference}\n${version ?? ''}`)}${extensionOf(reference)}`;
}

/** Null where nothing usable is kept. */
export async function findKept(dir: string, reference: string): Promise<KeptSource | null> {
  const note = await readNote(notePath(dir, reference));
  if (!note) return null;
  const path = join(dir, note.fileName);
  const wholeBytes = await sizeOf(path);
  return { path, version: note.version, wholeBytes, partBytes: (await sizeOf(`${path}.part`)) ?? 0 };
}

/** Notes which version the file of an address is, before its first byte is written. The address itself is not kept. */
export async function noteVersion(dir: string, reference: string, version: string): Promise<void> {
  const note = { fileName: sourceFileName(reference, version), version };
  await writeFile(notePath(dir, reference), JSON.stringify(note));
}

async function readNote(path: string): Promise<z.infer<typeof Note> | null> {
  try {
    return Note.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null; // none, or half of one: then the source is fetched anew
  }
}

function notePath(dir: string, reference: string): string {
  return join(dir, `source-${hash(reference)}.json`);
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

/** Short enough for any file system, long enough that two never meet. */
function hash(text: string): string {
  return sha256Hex(text).slice(0, 32);
}

/** Of the path only, lower case, with its dot; nothing where it has none. */
function extensionOf(reference: string): string {
  return /\.[a-z0-9]{1,5}$/.exec(reference.replace(/[?#].*$/, '').toLowerCase())?.[0] ?? '';
}
