import type { StageTextCue, StageWord } from '../../shared/stage-film.ts';
import { REST, type BoxState } from '../../shared/motion/state.ts';
import { growRect } from '../../shared/geometry.ts';
import { blurReachPx, cssPx, largestScale, writeMotion } from './box-motion.ts';
import { writeBox } from './box-style.ts';
import { clientRect } from './client-rect.ts';
import type { CueView, ViewContext } from './cue-view.ts';
import { limitLines } from './line-limit.ts';
import type { Side } from './place.ts';
import { styleWriter } from './style-writer.ts';
import { directionOf, directionRuns } from './text-direction.ts';
import { writeTextStyle } from './text-style.ts';
import { knownBreaks, measureBreaks } from './word-breaks.ts';
import { mayBreakBetween, spaceBetween, wholeOf, wordSpace } from './word-spaces.ts';
import { createWord, type WordView } from './word.ts';
import { wordStateOf, type WordShare } from './word-state.ts';

/** On which side of a given width the text's box stands: where its lines do. */
export function textSide({ style, lines }: StageTextCue): Side {
  if (style.align === 'center' || style.align === 'left' || style.align === 'right') return style.align;
  const words = lines.flat();
  const isRightToLeft = directionOf(words.map(({ text }) => text).join(' ')) === 'rtl';
  return (style.align === 'start') === isRightToLeft ? 'right' : 'left';
}

function createLine(
  words: readonly StageWord[],
  cue: StageTextCue,
  context: ViewContext,
): { line: HTMLElement; views: WordView[] } {
  const line = document.createElement('div');
  line.className = 'line';
  const { base, runs } = directionRuns(words.map(({ text }) => text));
  line.dir = base;
  const views: WordView[] = [];
  for (const { start, end, direction } of runs) {
    let holder: HTMLElement = line;
    if (direction !== base && end - start > 1) {
      holder = document.createElement('span');
      holder.className = 'run';
      holder.dir = direction;
    }
    words.slice(start, end).forEach((word, offset) => {
      const previous = words[start + offset - 1];
      const view = createWord(word, cue.style, direction, context.film);
      const before = views.at(-1);
      views.push(view);
      if (previous && before && offset > 0 && word.isJoined && !mayBreakBetween(previous.text, word.text)) {
        wholeOf(before.element).append(view.element);
        return;
      }
      if (previous && !word.isJoined && spaceBetween(previous.text, word.text, cue.hasWordTimes))
        (offset === 0 ? line : holder).append(wordSpace(previous, word, cue, context.film));
      holder.append(view.element);
    });
    if (holder !== line) line.append(holder);
  }
  return { line, views };
}

/**
 * A text. Its box hugs the lines inside the layout's width, and fills the layout where that gives a height too. The cue's
 * transform turns about the middle of that box.
 */
export function createTextView(cue: StageTextCue, context: ViewContext): CueView {
  const { style, layout } = cue;
  const element = document.createElement('div');
  element.className = layout.heightPx === null ? 'box text' : 'box text filling';
  const write = styleWriter(element);
  writeTextStyle(write, style, context.film);
  write('white-space', style.wrap ? 'normal' : 'nowrap');
  if (!style.wrap) write('max-width', 'none');
  else if (layout.widthPx !== null) write('--room', cssPx(layout.widthPx));
  write('text-align', style.align);
  if (layout.heightPx !== null) {
    const edge = { t: 'flex-start', c: 'center', b: 'flex-end' } as const;
    write('justify-content', edge[layout.anchor[0] as 't' | 'c' | 'b']);
    if (layout.widthPx !== null) write('width', cssPx(layout.widthPx));
    write('height', cssPx(layout.heightPx));
  }
  writeBox(write, style.box);

  const known = knownBreaks(cue);
  const setLines = (written: StageTextCue['lines']) => {
    const made = written.map((line) => createLine(line, cue, context));
    element.replaceChildren(...made.map(({ line }) => line));
    return made;
  };
  let lines = setLines(known?.lines ?? cue.lines);
  if (known && known.spacingPx > 0) write('word-spacing', cssPx(known.spacingPx));
  let words = lines.flatMap(({ views }) => views);
  const total = words.reduce((sum, { graphemeCount }) => sum + graphemeCount, 0);
  let before = 0;
  const shares: WordShare[] = words.map(({ graphemeCount: count }) => {
    const share = { before, count, total };
    before += count;
    return share;
  });

  const rest = { degrees: layout.rotateDegrees, perspectivePx: context.film.heightPx };
  let shown: BoxState = REST;
  let isBroken = known !== null;
  let isLimited = style.maxLines === null;
  function settleLines(): void {
    if (!isBroken) {
      const elements = words.map((word) => word.element);
      const breaks = measureBreaks(cue, element, elements, write);
      if (breaks === null) return; // nothing is laid out: asked for again
      isBroken = true;
      if (breaks.lines.length > lines.length) {
        lines = setLines(breaks.lines);
        words = lines.flatMap(({ views }) => views);
      }
    }
    if (isLimited) return;
    isLimited = true;
    limitLines(
      cue,
      words.map((word) => word.element),
      lines.map(({ line }) => line),
    );
  }
  return {
    element,
    show(state) {
      shown = state.box;
      if (!(isBroken && isLimited) && element.isConnected) settleLines();
      writeMotion(write, state.box, rest);
      words.forEach((word, index) => {
        const share = shares[index];
        if (share !== undefined) word.show(wordStateOf(state.words[index] ?? REST, state.box, share));
      });
    },
    measure(add, scale) {
      const reach = blurReachPx(shown.blurPx) * scale;
      if (style.box !== null) add(clientRect(element, reach + 1));
      const inner = scale * Math.max(1, largestScale(shown));
      for (const word of words) word.measure((rect) => add(growRect(rect, reach)), inner);
    },
  };
}
