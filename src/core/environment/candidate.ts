/** A program that may be the one to use. */
export type Candidate = {
  readonly path: string;
  /** Where it was found, for people: `PATH`, `--ffmpeg`, `ffmpeg-static` … */
  readonly origin: string;
  /** Someone named it: it is used or it is an error, never passed over. */
  readonly isExplicit: boolean;
  /** Extra environment it needs. */
  readonly env: Readonly<Record<string, string>>;
};

export function candidate(path: string, origin: string, more: Partial<Candidate> = {}): Candidate {
  return { path, origin, isExplicit: false, env: {}, ...more };
}
