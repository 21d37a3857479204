import { StudioError } from '../../shared/errors.ts';

function refuse(flag: string, rule: string, text: string): StudioError {
  return new StudioError('usage', `${flag} ${rule}, not "${text}"`);
}

/** A reader for one word of a list. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
): (text: string, flag: string) => Word {
  return (text, flag) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw refuse(flag, `is one of ${words.join(', ')}`, text);
    return word;
  };
}

/** A reader for an integer of at least `least`. */
export function wholeNumber(least: number): (text: string, flag: string) => number {
  return (text, flag) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
      throw refuse(flag, `is a whole number of at least ${least}`, text);
    return value;
  };
}

/** A CRF from 0 to 51 in x264 terms, or `lossless`. */
export function readQuality(text: string, flag: string): number | 'lossless' {
  if (text === 'lossless') return text;
  const crf = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || crf > 51) throw refuse(flag, 'is a CRF from 0 to 51, or lossless', text);
  return crf;
}

export type SourceChoice = { readonly id: string; readonly file: string };

/** `ID=FILE`; the file may contain further equals signs. */
export function readSource(text: string, flag: string): SourceChoice {
  const equals = text.indexOf('=');
  if (equals < 1 || equals === text.length - 1) throw refuse(flag, 'is ID=FILE', text);
  return { id: text.slice(0, equals), file: text.slice(equals + 1) };
}

/** `ID=FILE`, or a file alone for the medium `video`. */
export function readMedia(text: string, flag: string): SourceChoice {
  if (text === '') throw refuse(flag, 'is FILE or ID=FILE', text);
  return /^[\w-]+=./.test(text) ? readSource(text, flag) : { id: 'video', file: text };
}

/** A path; an empty one is always a mistake (an unset variable in a script). */
export function readPath(text: string, flag: string): string {
  if (text === '') throw new StudioError('usage', `${flag} is empty`);
  return text;
}

/** A path that says what is written there: nothing but PNG. */
export function readPngPath(text: string, flag: string): string {
  if (!/\.png$/i.test(readPath(text, flag))) throw refuse(flag, 'is a file ending in .png', text);
  return text;
}
