import { sameState } from '../../shared/motion/box-state.ts';
import { REST, type BoxState } from '../../shared/motion/state.ts';
import type { StageFilm, StageStyle, StageWord } from '../../shared/stage-film.ts';
import { largestScale, writeMotion } from './box-motion.ts';
import { writeBox } from './box-style.ts';
import { clientRect } from './client-rect.ts';
import type { AddRect } from './cue-view.ts';
import { graphemesOf } from '../../shared/text/graphemes.ts';
import { hasJoinedScript } from '../../shared/text/joined-script.ts';
import { styleWriter } from './style-writer.ts';
import type { Direction } from './text-direction.ts';
import { movingShadow, textReachPx } from './text-shadow.ts';
import { decorationOf, writeTextStyle } from './text-style.ts';
import { wordFill } from './word-fill.ts';
import { wordLetters } from './word-letters.ts';

export type WordView = {
  readonly element: HTMLElement;
  readonly graphemeCount: number;
  show(state: BoxState): void;
  measure(add: AddRect, scale: number): void;
};

/** One word: a box in the line that moves by itself. `style` is the cue's, already written on an element around it. */
export function createWord(
  word: StageWord,
  style: StageStyle,
  direction: Direction,
  film: StageFilm,
): WordView {
  const own = word.style;
  const used = own ?? style;
  const element = document.createElement('span');
  element.className = 'word';
  element.dir = direction;
  const write = styleWriter(element);
  if (own !== null) writeTextStyle(write, own, film);
  write('text-decoration-line', decorationOf(used));
  if (used.letterSpacingPx !== 0 && hasJoinedScript(word.text)) write('letter-spacing', 'normal');
  writeBox(write, used.wordBox);
  // What an element of its own writes at rest; a word in the cue's style inherits both.
  const restColor = own === null ? '' : own.color;
  const restShadow = own === null ? '' : element.style.getPropertyValue('text-shadow');

  const graphemes = graphemesOf(word.text);
  const letters = wordLetters(element, graphemes);
  const fill = wordFill(word.text, direction);
  // Strong enough to be seen on a short word, whatever the size of the film.
  const rest = { degrees: 0, perspectivePx: 10 * used.sizePx };
  let shown: BoxState | null = null;
  return {
    element,
    graphemeCount: graphemes.length,
    show(state) {
      if (shown !== null && sameState(shown, state)) return;
      shown = state;
      writeMotion(write, state, rest);
      write('color', state.color ?? restColor);
      write('text-shadow', movingShadow(used, state) ?? restShadow);
      letters.show(
        state.visibleGraphemes ?? graphemes.length,
        state.weight === used.weight ? null : state.weight,
      );
      fill.show(letters.holder(), state);
    },
    measure(add, scale) {
      const state = shown ?? REST;
      const own = Math.max(1, largestScale(state));
      const heavier = state.weight === null ? 0 : 0.25 * element.offsetWidth;
      add(clientRect(element, (textReachPx(used, state) + heavier) * own * scale + 1));
    },
  };
}
