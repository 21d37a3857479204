import { realpathSync } from 'node:fs';

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

/** Candidates without those that are another's file by another name; the first of each stays. The files exist. */
export function eachOnce(candidates: readonly Candidate[]): Candidate[] {
  const byRealPath = new Map<string, Candidate>();
  for (const found of candidates) {
    const realPath = realpathSync(found.path);
    if (!byRealPath.has(realPath)) byRealPath.set(realPath, found);
  }
  return [...byRealPath.values()];
}
