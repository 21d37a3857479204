import { StudioError } from '../../shared/errors.ts';

export type DecodedText = {
  /** Lines end with \n; without a byte order mark. */
  readonly text: string;
  /** Whether it was read as Windows-1252 because it is not UTF-8 and nobody named its encoding. */
  readonly isGuessed: boolean;
};

/** How many bytes are looked at to recognise UTF-16 by its zeros. */
const HEAD_BYTES = 4096;

/**
 * The text of a file in the encoding named, a label of the Encoding Standard such as `windows-1250` or `shift_jis`. Without
 * one: UTF-8 and UTF-16 by their marks, UTF-16 without a mark by the zeros of its letters, UTF-8; else Windows-1252, which
 * old programs wrote. Throws `request.invalid` for a label that is not known.
 */
export function decodeText(bytes: Uint8Array, encoding?: string): DecodedText {
  if (encoding !== undefined) return { text: decode(bytes, encoding, false), isGuessed: false };
  const marked = markedEncoding(bytes);
  try {
    return { text: decode(bytes, marked ?? zeroEncoding(bytes) ?? 'utf-8', true), isGuessed: false };
  } catch {
    return { text: decode(bytes, 'windows-1252', false), isGuessed: true };
  }
}

function decode(bytes: Uint8Array, label: string, fatal: boolean): string {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label, { fatal });
  } catch (cause) {
    throw new StudioError(
      'request.invalid',
      `${label} is no encoding of a text; name one such as windows-1250`,
      {
        details: { encoding: label },
        cause,
      },
    );
  }
  return decoder.decode(bytes).replace(/\r\n?/g, '\n');
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/**
 * In UTF-16, one byte of each digit, space and line end is zero. UTF-8 text has no zero bytes; binary files have them
 * in both halves.
 */
function zeroEncoding(bytes: Uint8Array): string | null {
  const pairs = Math.floor(Math.min(bytes.length, HEAD_BYTES) / 2);
  let [low, high] = [0, 0];
  for (let index = 0; index < pairs * 2; index += 2) {
    if (bytes[index] === 0) high += 1;
    if (bytes[index + 1] === 0) low += 1;
  }
  if (low > pairs * 0.1 && high <= pairs * 0.01) return 'utf-16le';
  return high > pairs * 0.1 && low <= pairs * 0.01 ? 'utf-16be' : null;
}
