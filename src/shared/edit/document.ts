/** A scenario as the window edits it: the JSON as a person wrote it, unknown keys and all. Never changed in place. */
export type ScenarioDocument = Readonly<Record<string, unknown>>;

export type EditWord = {
  readonly text: string;
  /** Film seconds. */
  readonly start: number;
  readonly end: number;
  readonly style?: unknown;
};

/** A style of the letters [from, to) of a cue's text; marks are in order and do not overlap. */
export type EditMark = { readonly from: number; readonly to: number; readonly style?: unknown };

export type EditLayout = {
  readonly anchor?: string;
  /** Fractions of the stage. */
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
};

export type EditAnimation = {
  readonly name: string;
  readonly when?: string;
  /** Seconds. */
  readonly duration?: number;
  readonly delay?: number;
  readonly stagger?: number;
  readonly ease?: string;
  readonly params?: Readonly<Record<string, string | number | boolean>>;
};

/** A cue with the keys the window knows; all others are carried along. */
export type EditCue = {
  readonly id: string;
  readonly type: string;
  /** Film seconds. */
  readonly start: number;
  readonly end: number;
  readonly text?: string;
  readonly words?: readonly EditWord[];
  /** In the letters of what `cueText` gives. */
  readonly marks?: readonly EditMark[];
  /** Who says it. */
  readonly speaker?: string;
  readonly layer?: number;
  readonly track?: string;
  readonly layout?: EditLayout;
  /** 0-1. */
  readonly opacity?: number;
  readonly animate?: readonly EditAnimation[];
  /** A style's name, or a style written here. */
  readonly style?: unknown;
  /** What it goes with when clips are cut or moved; see `followsClips`. */
  readonly follows?: string;
  readonly [key: string]: unknown;
};

export type EditClip = {
  readonly id: string;
  readonly media: string;
  /** Seconds in the source. */
  readonly in?: number;
  readonly out?: number;
  readonly speed?: number;
  readonly fit?: string;
  readonly volume?: number;
  readonly mute?: boolean;
  readonly [key: string]: unknown;
};

export type EditMedia = { readonly src: string; readonly kind?: string; readonly [key: string]: unknown };

/** What an edit gives: the new document and the ids of what it made, to be selected. */
export type Edited = { readonly document: ScenarioDocument; readonly ids: readonly string[] };

const NONE: readonly never[] = [];
const NO_MEDIA: Readonly<Record<string, EditMedia>> = {};

/** Cues in drawing order. Asks for a document that `editProblem` passed. */
export function cuesOf(document: ScenarioDocument): readonly EditCue[] {
  return (document['cues'] as readonly EditCue[] | undefined) ?? NONE;
}

export function clipsOf(document: ScenarioDocument): readonly EditClip[] {
  return (document['timeline'] as readonly EditClip[] | undefined) ?? NONE;
}

/** Media by id. */
export function mediaOf(document: ScenarioDocument): Readonly<Record<string, EditMedia>> {
  return (document['media'] as Readonly<Record<string, EditMedia>> | undefined) ?? NO_MEDIA;
}

/** An object under a key of the document: `stage`, `output`, `styles`. */
export function partOf(document: ScenarioDocument, key: string): Readonly<Record<string, unknown>> {
  const part = document[key];
  return typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>) : {};
}

/** A copy with some keys set; a key set to undefined is taken out. */
export function patched<Target extends object>(
  target: Target,
  patch: { readonly [Key in string]?: unknown },
): Target {
  const all: Record<string, unknown> = { ...target, ...patch };
  for (const key in all) if (all[key] === undefined) return withoutUndefined(all) as Target;
  return all as Target;
}

function withoutUndefined(all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key in all) if (all[key] !== undefined) kept[key] = all[key];
  return kept;
}

/** Microseconds are enough to name any frame, and keep the JSON readable. */
export function roundSeconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
