import type { StageFilm, StageStyle } from '../../shared/stage-film.ts';
import { fontChain } from './font-chain.ts';
import { textCues } from './letters-used.ts';
import { PROBE_WIDTH_EMS, probeFont } from './probe-font.ts';

export type Uncovered = {
  readonly id: string;
  /** The cue's path in the scenario. */
  readonly path: string;
  /** Each once, in the order of the text. */
  readonly characters: string;
};

const PROBE_FAMILY = 'Cueframe Probe';
/** Large, so that the probe's width is not lost in rounding. */
const SIZE_PX = 100;

/** Never drawn by themselves: spaces, controls, joiners, variation selectors, tags. */
const INVISIBLE = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]$/u;

function visibleCharacters(text: string, { uppercase }: StageStyle): string[] {
  return [...(uppercase ? text.toUpperCase() : text)].filter((character) => !INVISIBLE.test(character));
}

/** Asks the browser, character by character, whether the fonts of a chain have it. */
function createAsker(film: StageFilm): (style: StageStyle, character: string) => boolean {
  const context = document.createElement('canvas').getContext('2d');
  const known = new Map<string, boolean>();
  return (style, character) => {
    const font = `${style.italic ? 'italic ' : ''}${style.weight} ${SIZE_PX}px ${fontChain(style.font, film)}, "${PROBE_FAMILY}"`;
    const key = font + character;
    const answered = known.get(key);
    if (answered !== undefined || context === null) return answered ?? true;
    if (context.font !== font) context.font = font;
    const isCovered = context.measureText(character).width < PROBE_WIDTH_EMS * SIZE_PX * 0.9;
    known.set(key, isCovered);
    return isCovered;
  };
}

/**
 * Characters that neither a text's own font nor a bundled one can draw, which a system font or an empty box would stand
 * for. Sound because it asks the fonts themselves and not their unicode-range: behind the chain stands a font that has all
 * the film's characters, each absurdly wide, so a character as wide as that came from nowhere else. Needs the fonts loaded.
 * Limits: it looks at code points, so a sequence whose parts exist but whose joined form does not (a new emoji) counts as
 * covered and is drawn as its parts.
 */
export function findUncovered(film: StageFilm): Uncovered[] {
  const cues = textCues(film.cues).map((cue) => ({
    cue,
    words: cue.lines.flat().map(({ text, style }) => {
      const used = style ?? cue.style;
      return { style: used, characters: visibleCharacters(text, used) };
    }),
  }));
  const all = new Set(cues.flatMap(({ words }) => words.flatMap(({ characters }) => characters)));
  if (all.size === 0) return [];
  const probe = new FontFace(PROBE_FAMILY, probeFont(all));
  document.fonts.add(probe);
  try {
    const hasCharacter = createAsker(film);
    return cues.flatMap(({ cue: { id, path }, words }) => {
      const missing = words.flatMap(({ style, characters }) =>
        characters.filter((one) => !hasCharacter(style, one)),
      );
      return missing.length === 0 ? [] : [{ id, path, characters: [...new Set(missing)].join('') }];
    });
  } finally {
    document.fonts.delete(probe);
  }
}
