import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { CueFileKind } from './cue-file-kind.ts';
import { findCueProblems } from './find-cue-problems.ts';
import { whyNoCueFile } from './no-cue-file.ts';

export type CueFile = {
  readonly name: string;
  readonly kind: CueFileKind;
  readonly text: string;
  /** Whether it was read as Windows-1252 because it is not UTF-8. */
  readonly isGuessed: boolean;
};

const MOST_BYTES = 20 * 1024 * 1024;

/** Reads a subtitle file whole. Throws `subtitles.unreadable`, `subtitles.invalid` or `request.too_large`. */
export async function readCueFile(path: string): Promise<CueFile> {
  const name = basename(path);
  const bytes = await readBytes(path, name);
  if (bytes.length === 0)
    throw new StudioError('subtitles.invalid', `${name} is empty (0 bytes)`, { details: { path } });
  const { text, isGuessed } = decodeText(bytes);
  const kind = kindOf(name, text);
  if (kind === null || text.includes('\0'))
    throw new StudioError('subtitles.invalid', `${name} ${whyNoCueFile(text)}`, { details: { path } });
  return { name, kind, text, isGuessed };
}

/** By what it says first, else by its ending. */
export function kindOf(name: string, text: string): CueFileKind | null {
  const start = text.slice(0, 2000).trimStart();
  if (start.startsWith('WEBVTT')) return 'vtt';
  if (/^\[Script Info\]/i.test(start)) return 'ass';
  if (/^\d+\s*\n\s*\d+:\d\d:\d\d[,.]\d+\s*-->/.test(start)) return 'srt';
  const ending = extname(name).toLowerCase();
  if (ending === '.vtt' && text.includes('-->')) return 'vtt';
  if (ending === '.srt' && (text.includes('-->') || findCueProblems(text, 'srt').length > 0)) return 'srt';
  return (ending === '.ass' || ending === '.ssa') && /\[Events\]/i.test(text) ? 'ass' : null;
}

/** UTF-8 and UTF-16 by their marks, UTF-8 without one; else Windows-1252, which old subtitle programs wrote. Lines end with \n. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly isGuessed: boolean } {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const swapped = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const decode = (label: string, fatal: boolean) =>
    new TextDecoder(label, { fatal }).decode(bytes).replace(/\r\n?/g, '\n');
  try {
    return { text: decode(marked ?? swapped ?? 'utf-8', true), isGuessed: false };
  } catch {
    return { text: decode('windows-1252', false), isGuessed: true };
  }
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const info = await stat(path);
    if (info.size > MOST_BYTES)
      throw new StudioError(
        'request.too_large',
        `${name} has ${info.size} bytes; a subtitle file has at most ${MOST_BYTES}`,
        {
          details: { path, limitBytes: MOST_BYTES, help: 'Check that it is a subtitle file, or split it.' },
        },
      );
    if (!info.isFile())
      throw new StudioError('subtitles.unreadable', `${name} is no file`, { details: { path } });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? 'unknown reason'})`;
    throw new StudioError('subtitles.unreadable', `${name} ${why}`, { details: { path }, cause });
  }
}
