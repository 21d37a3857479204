import type { AnimationName, StageCue, StageFilm, StageWord } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';
import type { PlanInput } from './plan-input.ts';

/** Animations without chance in them. All others are seeded by the cue's id, which then counts. */
const UNSEEDED: readonly AnimationName[] = [
  ...(['fade', 'slide', 'pop', 'scale', 'elastic', 'bounce', 'spin', 'rotate3d', 'pulse'] as const),
  ...(['bob', 'wave', 'typewriter', 'flip', 'blur', 'color', 'karaoke'] as const),
];

/** What of a film's cues goes into fingerprints: each worked out once, however many segments show it. */
export type DrawnPrints = {
  /**
   * A digest of all that makes the pixels of a cue and its children, and nothing else: images by content, frames counted
   * from the cue's start.
   */
  ofCue(cue: StageCue): string;
  /** A digest of all that is the same for every cue: the fonts by content, and the versions of stage and browser. */
  readonly ofStage: string;
};

export function drawnPrints(
  { fonts }: Pick<StageFilm, 'fonts'>,
  identities: Readonly<Record<string, string>>,
  { stageVersion, browserVersion }: PlanInput['engine'],
): DrawnPrints {
  const known = new Map<StageCue, string>();
  const named = fonts.map(({ asset, ...font }) => ({ ...font, asset: identities[asset] ?? asset }));
  return {
    ofCue(cue) {
      const print = known.get(cue) ?? digest(normalised(cue, cue.startFrame, identities));
      known.set(cue, print);
      return print;
    },
    ofStage: digest({ fonts: named, stage: stageVersion, browser: browserVersion }),
  };
}

function digest(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

function normalised(cue: StageCue, origin: number, identities: Readonly<Record<string, string>>): unknown {
  const { id, path: _path, ...rest } = cue;
  const common = { ...rest, ...moved(cue, origin), ...(isSeeded(cue) && { id }) };
  if (cue.type === 'text')
    return {
      ...common,
      lines: cue.lines.map((line) => line.map((word): StageWord => ({ ...word, ...moved(word, origin) }))),
    };
  if (cue.type === 'image') return { ...common, asset: identities[cue.asset] ?? cue.asset };
  if (cue.type === 'group')
    return { ...common, children: cue.children.map((child) => normalised(child, origin, identities)) };
  return common;
}

function moved(span: FrameSpan, origin: number): FrameSpan {
  return { startFrame: span.startFrame - origin, endFrame: span.endFrame - origin };
}

function isSeeded(cue: StageCue): boolean {
  return cue.animations.some(({ name }) => !UNSEEDED.includes(name));
}
