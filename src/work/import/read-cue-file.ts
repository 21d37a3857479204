import { basename } from 'node:path';
import type { ImportedCues } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import { importSubtitles } from '../../shared/import/subtitles/import-subtitles.ts';
import { whyNoSubtitles } from '../../shared/import/subtitles/no-subtitles.ts';
import { subtitleKindOf } from '../../shared/import/subtitles/subtitle-kind.ts';
import type { ImportWarning } from '../../shared/import/warning.ts';
import { decodeText } from './decode-text.ts';
import { readFileBytes } from './read-file-bytes.ts';

const MOST_BYTES = 20 * 1024 * 1024;

/**
 * The cues of a subtitle file, for a project that is open. `encoding`: see decode-text.ts. Throws `subtitles.unreadable`,
 * `subtitles.invalid`, `scenario.limit`, `request.too_large` or `request.invalid`.
 */
export async function readCueFile(path: string, encoding?: string): Promise<ImportedCues> {
  const name = basename(path);
  const bytes = await readFileBytes(path, {
    name,
    limitBytes: MOST_BYTES,
    unreadable: 'subtitles.unreadable',
  });
  if (bytes.length === 0)
    throw new StudioError('subtitles.invalid', `${name} is empty (0 bytes)`, { details: { path } });
  const { text, isGuessed } = decodeText(bytes, encoding);
  const kind = subtitleKindOf(name, text);
  if (kind === null || text.includes('\0'))
    throw new StudioError('subtitles.invalid', `${name} ${whyNoSubtitles(text)}`, { details: { path } });
  const { cues, warnings } = importSubtitles({ name, kind, text });
  return { cues, warnings: [...(isGuessed ? [guessed(name).message] : []), ...warnings.map(sentence)] };
}

export function guessed(name: string): ImportWarning {
  return {
    path: '',
    code: 'encoding.guessed',
    message: `${name} is not UTF-8; it was read as Windows-1252. Check letters with accents.`,
  };
}

/** What is said of a line, as a sentence with its line; what is said of the file is a sentence already. */
function sentence({ path, message }: ImportWarning): string {
  if (message.endsWith('.')) return message;
  return `${path.charAt(0).toUpperCase()}${path.slice(1)}: ${message}.`;
}
