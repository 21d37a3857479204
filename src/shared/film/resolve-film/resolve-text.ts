import type { Style, TextCue } from '../../scenario/scenario.ts';
import type { StageTextCue } from '../../stage-film.ts';
import type { FlatStyle } from './flatten-style.ts';
import type { StageMark } from './mark-cutter.ts';
import { linesOfText, linesOfWords } from './resolve-words.ts';
import type { CueCommon, Surroundings } from './surroundings.ts';

/** A text as lines of words, its style `flat` in stage pixels. */
export function resolveText(
  cue: TextCue,
  common: CueCommon,
  flat: FlatStyle,
  around: Surroundings,
): StageTextCue {
  const { stage, styleBook, offsetSeconds } = around;
  const { anchor } = common.layout;
  const style = styleBook.inPixels(flat.style, anchor);
  const styleOf = (use: string | Style) => styleBook.inPixels(styleBook.ofWord(use, flat.style), anchor);
  const marks = (cue.marks ?? []).map((mark): StageMark => {
    const overCue = styleOf(mark.style);
    const overWord = (use: string | Style) =>
      styleBook.inPixels(styleBook.ofWord(mark.style, styleBook.ofWord(use, flat.style)), anchor);
    return { from: mark.from, to: mark.to, over: (use) => (use === undefined ? overCue : overWord(use)) };
  });
  return {
    ...common,
    type: 'text',
    lines: cue.words
      ? linesOfWords(cue.words, { offsetSeconds, rate: stage.rate, styleOf, marks })
      : linesOfText(cue.text ?? '', common, marks),
    hasWordTimes: cue.words !== undefined,
    style,
  };
}
