import { basename } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { ForeignFile } from '../../shared/import/import-format.ts';
import type { ImportWarning } from '../../shared/import/warning.ts';
import { decodeText } from './decode-text.ts';
import { guessed } from './read-cue-file.ts';
import { readFileBytes } from './read-file-bytes.ts';

const MOST_BYTES = 50 * 1024 * 1024;

/**
 * A file of another program with its text and its JSON, where it is JSON. `encoding`: see decode-text.ts. Throws
 * `import.unreadable`, `import.invalid`, `request.too_large` or `request.invalid`.
 */
export async function readForeignFile(
  path: string,
  encoding?: string,
): Promise<{ readonly file: ForeignFile; readonly warnings: readonly ImportWarning[] }> {
  const name = basename(path);
  const bytes = await readFileBytes(path, { name, limitBytes: MOST_BYTES, unreadable: 'import.unreadable' });
  if (bytes.length === 0)
    throw new StudioError('import.invalid', `${name} is empty (0 bytes)`, { details: { path } });
  const { text, isGuessed } = decodeText(bytes, encoding);
  return {
    file: { name, text, json: jsonOf(name, text) },
    warnings: isGuessed ? [guessed(name)] : [],
  };
}

function jsonOf(name: string, text: string): unknown {
  if (!/^\s*[[{]/.test(text.slice(0, 1000)) || /^\s*\[[A-Za-z]/.test(text.slice(0, 1000))) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (!name.toLowerCase().endsWith('.json')) return undefined;
    throw new StudioError('import.invalid', `${name} is no valid JSON: ${(cause as Error).message}`, {
      details: {},
      cause,
    });
  }
}
