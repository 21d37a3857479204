/** A file that a caller gave to be used as a source: `upload://ID`. */
export type Upload = {
  readonly id: string;
  readonly owner: string;
  /** The caller's name for it. Only shown: the file itself is named by its id. */
  readonly name: string;
  /** `waiting`: a signed address was given and the file is not confirmed yet. */
  readonly state: 'waiting' | 'complete';
  /**
   * The media type by its content, not by its name. Null: the upload went to the object store and was not looked at.
   */
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
  /** SHA-256 in hex; null as for `mediaType`. */
  readonly sha256: string | null;
  /** Absolute path or `s3://bucket/key`. */
  readonly location: string;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
};

export const UPLOAD_SCHEME = 'upload://';
/** A file that is uploaded may be as large as this. */
export const UPLOAD_LIMIT_BYTES = 50e9;

const NAMED = /upload:\/\/([A-Za-z0-9_-]+)/g;

/** Ids of all uploads that texts, such as scenarios as JSON, name as sources. */
export function uploadsNamedIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, id = '']) => id)));
}

/** The id in `upload://ID`, or null for any other source. */
export function uploadIdOf(source: string): string | null {
  return source.startsWith(UPLOAD_SCHEME) ? source.slice(UPLOAD_SCHEME.length) : null;
}
