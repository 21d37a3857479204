import type { ImportWarning } from './warning.ts';

/** A file of another program. */
export type ForeignFile = {
  /** Its own name, without folders. */
  readonly name: string;
  /** Lines end with \n. */
  readonly text: string;
  /** What its JSON says; undefined: it is no JSON. */
  readonly json: unknown;
};

export type ImportOptions = {
  /** Where media lie, by their ids in the scenario that is made; they win over what the file says. */
  readonly media: Readonly<Record<string, string>>;
};

/** A file the scenario shows. */
export type NeededMedia = {
  readonly id: string;
  readonly kind: 'video' | 'image' | 'audio';
  /** From the file, or as the caller gave it. Null: neither says it, and the scenario leaves it out. */
  readonly src: string | null;
};

export type Imported = {
  /** A scenario document; relative paths start where those of the file did. */
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly media: readonly NeededMedia[];
  readonly warnings: readonly ImportWarning[];
};

/** One kind of file that becomes a scenario. Pure: nothing is read, fetched or written. */
export type ImportFormat = {
  readonly name: string;
  /** For people: "SubRip subtitles". */
  readonly title: string;
  /** Endings of its files' names, with the dot, in small letters. */
  readonly suffixes: readonly string[];
  /** Whether a file is of this kind, by what it says. */
  detect(file: ForeignFile): boolean;
  /** Throws `import.invalid`, `scenario.*`, `subtitles.invalid` or `feature.unsupported` where no scenario can be made. */
  convert(file: ForeignFile, options: ImportOptions): Imported;
};

/** The video under the captions, in the formats that have one. */
export const VIDEO_ID = 'video';

/** Stands for a video that nobody named. */
export function withoutVideo(): ImportWarning {
  return {
    path: '',
    code: 'media.missing',
    message: 'the file names no video; name one, or the captions stand alone on the background',
  };
}
