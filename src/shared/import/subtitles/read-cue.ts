import type { Animate, Layout, Mark, Style } from '../../scenario/scenario.ts';

/** The subtitle formats that are read: SubRip, WebVTT and (Advanced) SubStation Alpha. */
export type SubtitleKind = 'srt' | 'vtt' | 'ass';

/** What a subtitle file says at one time. Seconds of the film. */
export type ReadCue = {
  /** Where its times stand in the file, from 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Lines end with \n; without marks. */
  readonly text: string;
  /** Where the file says when each word is spoken. */
  readonly words: readonly { readonly text: string; readonly start: number; readonly end: number }[] | null;
  /** Looks of parts of `text`. */
  readonly marks: readonly Mark[];
  readonly style?: Style;
  readonly layout?: Layout;
  readonly animate?: readonly Animate[];
  readonly layer?: number;
  readonly speaker?: string;
};

/** Why a cue of a subtitle file cannot be used, and what to do. */
export type CueProblem = {
  /** From 1. */
  readonly line: number;
  readonly message: string;
};

export type SubtitleReading = { readonly cues: readonly ReadCue[]; readonly problems: readonly CueProblem[] };

const MOST_SHOWN = 60;

/** A line as it is written, in quotes, and not too much of it. */
export function shown(written: string): string {
  const line = written.trim();
  return `"${line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line}"`;
}

export function orderMessage(start: number, end: number): string {
  return `the cue ends at ${end} s, but starts at ${start} s; its end must come later`;
}
