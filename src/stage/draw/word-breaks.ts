import { wordStyle } from '../../shared/motion/cue-words.ts';
import type { StageTextCue, StageWord } from '../../shared/stage-film.ts';
import { breakLines } from '../../shared/text/break-lines.ts';
import { cssPx } from './box-motion.ts';
import type { StyleWriter } from './style-writer.ts';
import { spaceBetween } from './word-spaces.ts';

/** The lines of a text as they are drawn. */
export type WordBreaks = {
  readonly lines: StageTextCue['lines'];
  /** Added to each space, so that a word that grows while it is spoken leaves the whole space beside it. */
  readonly spacingPx: number;
};

/** Found once for each cue: every root breaks its lines alike. */
const breaksByCue = new WeakMap<StageTextCue, WordBreaks>();

/** How a cue's lines are broken; null: that asks for its measures, which `measureBreaks` takes. */
export function knownBreaks(cue: StageTextCue): WordBreaks | null {
  const isWritten = cue.style.maxWordsPerLine === null && largestGrowth(cue) === 0;
  return isWritten ? { lines: cue.lines, spacingPx: 0 } : (breaksByCue.get(cue) ?? null);
}

/**
 * Breaks the lines of a cue whose style says how many words a line has at most: as few lines as fit the room there is, and
 * those even. Asks for the layout once for each cue of a film, before anything has moved. Null where there is no layout.
 */
export function measureBreaks(
  cue: StageTextCue,
  element: HTMLElement,
  words: readonly HTMLElement[],
  write: StyleWriter,
): WordBreaks | null {
  const widths = words.map(usedWidthPx);
  if (widths.some((width) => !(width >= 0))) return null;
  const spacingPx = Math.round(widest(cue, widths) * 100) / 100;
  write('word-spacing', spacingPx === 0 ? '' : cssPx(spacingPx));
  const { maxWordsPerLine, wrap } = cue.style;
  const breaks =
    maxWordsPerLine === null
      ? { lines: cue.lines, spacingPx }
      : {
          lines: brokenLines(cue, widths, {
            room: wrap ? contentWidthPx(element) + SLACK_PX : Infinity,
            maxWords: maxWordsPerLine,
            space: spaceWidthPx(element),
          }),
          spacingPx,
        };
  breaksByCue.set(cue, breaks);
  return breaks;
}

/** Layout counts in parts of a pixel: a line that fits exactly must not be taken for one that does not. */
const SLACK_PX = 0.25;

/** By how much of its width a word grows to each side while it is spoken. */
function growthOf(cue: StageTextCue, word: StageWord): number {
  return cue.hasWordTimes ? Math.max(0, (wordStyle(cue, word).activeScale - 1) / 2) : 0;
}

function largestGrowth(cue: StageTextCue): number {
  return cue.lines.flat().reduce((most, word) => Math.max(most, growthOf(cue, word)), 0);
}

function widest(cue: StageTextCue, widths: readonly number[]): number {
  return cue.lines
    .flat()
    .reduce((most, word, index) => Math.max(most, growthOf(cue, word) * (widths[index] ?? 0)), 0);
}

type Room = { readonly room: number; readonly maxWords: number; readonly space: number };

function brokenLines(cue: StageTextCue, widths: readonly number[], { room, maxWords, space }: Room) {
  let first = 0;
  return cue.lines.flatMap((line) => {
    const own = widths.slice(first, first + line.length);
    first += line.length;
    const wholes = wholeWords(line);
    const starts = breakLines({
      widths: wholes.map(({ start, end }) => own.slice(start, end).reduce((sum, width) => sum + width, 0)),
      spaces: wholes.map(({ start }) => (isSpaced(line, start, cue.hasWordTimes) ? space : 0)),
      endsWell: wholes.map(({ end }) => /[\p{Pe}\p{Pf},.;:!?…、。，！？]$/u.test(line[end - 1]?.text ?? '')),
      ...{ room, maxWords },
    });
    if (starts.length <= 1) return [line];
    return starts.map((start, index) =>
      line.slice(wholes[start]?.start, wholes[starts[index + 1] ?? -1]?.start),
    );
  });
}

/** Runs of parts that are one word. */
function wholeWords(line: readonly StageWord[]): readonly { readonly start: number; readonly end: number }[] {
  const starts = line.flatMap((word, index) => (index > 0 && word.isJoined ? [] : [index]));
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? line.length }));
}

function isSpaced(line: readonly StageWord[], index: number, hasWordTimes: boolean): boolean {
  const [before, word] = [line[index - 1], line[index]];
  return before !== undefined && word !== undefined && spaceBetween(before.text, word.text, hasWordTimes);
}

/** Unlike a client rectangle the same however the stage is scaled or the cue turned. NaN where there is no layout. */
function usedWidthPx(element: HTMLElement): number {
  return parseFloat(getComputedStyle(element).width);
}

function contentWidthPx(element: HTMLElement): number {
  const style = getComputedStyle(element);
  const around = [style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth];
  return around.reduce((left, edge) => left - (parseFloat(edge) || 0), parseFloat(style.width));
}

function spaceWidthPx(element: HTMLElement): number {
  const probe = document.createElement('span');
  probe.style.cssText = 'position: absolute; visibility: hidden; white-space: pre;';
  probe.textContent = ' ';
  (element.firstElementChild ?? element).append(probe);
  const width = usedWidthPx(probe);
  probe.remove();
  return width;
}
