import { readFile } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { writeWhole } from '../../base/files/write-whole.ts';

/**
 * Writes a project in one step and gives its new digest. Throws `project.conflict` where the file is not what it was when it
 * was read: another digest than `ifDigest`, gone, or there although there should be none (null).
 */
export async function saveProjectFile(
  path: string,
  document: Readonly<Record<string, unknown>>,
  options: {
    readonly ifDigest: string | null;
    /** The person was asked whether this file may be replaced. */
    readonly mayReplace: boolean;
  },
): Promise<string> {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  const found = await digestOfFile(path);
  if (!options.mayReplace && found !== options.ifDigest && found !== sha256Hex(text))
    throw new StudioError('project.conflict', conflictText(path, found, options.ifDigest), {
      details: { path, expected: options.ifDigest, found },
    });
  await writeWhole(path, text);
  return sha256Hex(text);
}

async function digestOfFile(path: string): Promise<string | null> {
  try {
    return sha256Hex(await readFile(path));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new StudioError('output.not_writable', `${path} cannot be read (${code})`, {
      details: { path },
      cause,
    });
  }
}

function conflictText(path: string, found: string | null, expected: string | null): string {
  if (expected === null) return `${path} is there already`;
  return found === null ? `${path} was moved or removed` : `${path} was changed since it was opened`;
}
