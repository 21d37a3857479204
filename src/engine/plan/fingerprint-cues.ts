import type { AnimationName, StageCue, StageFilm, StageStyle, StageWord } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';
import { canonicalJson } from '../../base/digest/canonical-json.ts';

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
  /** A digest of what is the same for every cue: the fonts, by content. */
  readonly ofFonts: string;
};

export function drawnPrints(
  { fonts }: Pick<StageFilm, 'fonts'>,
  identities: Readonly<Record<string, string>>,
): DrawnPrints {
  const known = new Map<object, string>();
  const printOf = (item: object, told: () => unknown): string => {
    const print = known.get(item) ?? sha256Hex(canonicalJson(told()));
    known.set(item, print);
    return print;
  };
  const named = fonts.map(({ asset, ...font }) => ({ ...font, asset: identities[asset] ?? asset }));
  const facts: CueFacts = { identities, printOfStyle: (style) => style && printOf(style, () => style) };
  return {
    ofCue: (cue) => printOf(cue, () => normalised(cue, cue.startFrame, facts)),
    ofFonts: printOf(named, () => named),
  };
}

type CueFacts = {
  readonly identities: Readonly<Record<string, string>>;
  /** Cues share styles, so that each is told in full once. */
  readonly printOfStyle: (style: StageStyle | null) => string | null;
};

function normalised(cue: StageCue, origin: number, facts: CueFacts): unknown {
  const { id, path: _path, ...rest } = cue;
  const common = { ...rest, ...moved(cue, origin), ...(isSeeded(cue) && { id }) };
  switch (cue.type) {
    case 'text': {
      const style = facts.printOfStyle(cue.style);
      const told = (word: StageWord) => ({
        ...word,
        ...moved(word, origin),
        style: facts.printOfStyle(word.style),
      });
      return { ...common, style, lines: cue.lines.map((line) => line.map(told)) };
    }
    case 'image':
      return { ...common, asset: facts.identities[cue.asset] ?? cue.asset };
    case 'group':
      return { ...common, children: cue.children.map((child) => normalised(child, origin, facts)) };
    case 'shape':
      return common;
  }
}

function moved(span: FrameSpan, origin: number): FrameSpan {
  return { startFrame: span.startFrame - origin, endFrame: span.endFrame - origin };
}

function isSeeded(cue: StageCue): boolean {
  return cue.animations.some(({ name }) => !UNSEEDED.includes(name));
}
