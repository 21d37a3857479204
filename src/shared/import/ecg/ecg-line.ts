import type { Loose } from '../../scenario/json/loose.ts';
import type { Animate, Cue, Word } from '../../scenario/scenario.ts';
import { textOf } from './ecg-place.ts';
import type { LineContext, LineWord } from './ecg-place.ts';
import { effectsOf, pluginTime } from './ecg-effects.ts';
import type { Effect, Span } from './ecg-effects.ts';
import { knownStyle } from './ecg-known-keys.ts';
import { flowOf } from './ecg-layout.ts';
import { wordGroups } from './ecg-word-group.ts';
import { piecesOf } from './ecg-pieces.ts';
import { styleOf, wordStyle } from './ecg-style.ts';
import { displayTime, secondsPair } from './ecg-values.ts';

const NEAR_SECONDS = 1e-6;

/**
 * A line of words. Words that stand as long as the line does and do the same as they are spoken are one text cue with
 * words. Words that come and go by themselves, or that have effects of their own, are cues of their own in a group that
 * flows as the line would.
 */
export function lineCues(node: Loose, children: readonly Loose[], line: LineContext): Cue[] {
  const { place, context } = line;
  const { path, span, box } = place;
  const { warn, stage } = context;
  const words = children.map((child, index) => wordOf(child, `${path}.children[${index}]`, line));
  const own = effectsOf(node, { base: span, path, warn });
  const flow = flowOf(node, path, warn);
  const written = styleOf(place.style, box, { heightPx: stage.heightPx, path, warn });
  const align = written.align ?? flow.align;
  const style = {
    ...written,
    ...(align === undefined ? {} : { align }),
    ...(flow.wrap === false && !flow.isVertical ? { wrap: false } : {}),
  };
  const shared = sharedEffects(words);
  const isTogether = words.every(({ shown }) => isNear(shown[0], span[0]) && isNear(shown[1], span[1]));
  if (!isTogether || shared === null)
    return wordGroups(words, own, { line, style, isVertical: flow.isVertical });
  const { id, ...common } = line.common;
  return piecesOf(span, own, warn).map(({ start, end, animate }, index) => ({
    type: 'text' as const,
    ...(id !== undefined && index === 0 ? { id } : {}),
    ...{ start, end, ...common, style },
    animate: [...animate, ...shared],
    ...saidBy(words, span, { isVertical: flow.isVertical, needsWords: shared.length > 0 }),
  }));
}

function saidBy(
  words: readonly LineWord[],
  span: Span,
  { isVertical, needsWords }: { readonly isVertical: boolean; readonly needsWords: boolean },
): { readonly text: string } | { readonly words: Word[] } {
  const isTimed = words.every(({ spoken }) => spoken !== null);
  if (!isTimed && !needsWords) return { text: words.map(({ text }) => text).join(isVertical ? '\n' : ' ') };
  const timed = words.map(({ text, spoken, style }) => ({
    text,
    start: Math.max(0, (spoken ?? span)[0]),
    end: Math.max(0, (spoken ?? span)[1]),
    ...(Object.keys(style).length > 0 ? { style } : {}),
  }));
  // a line break within a word begins a line
  const broken = (word: Word, index: number) =>
    isVertical && index > 0 ? { ...word, text: `\n${word.text}` } : word;
  return { words: timed.toSorted((a, b) => a.start - b.start).map(broken) };
}

function wordOf(child: Loose, path: string, { place, context }: LineContext): LineWord {
  const { warn, stage } = context;
  const shown = displayTime(child, path);
  const base = secondsPair(child['baseTime'] ?? child['base_time'], `${path}.baseTime`);
  const spoken = base ?? pluginTime(child, shown ?? place.span) ?? shown;
  return {
    text: textOf(child),
    spoken,
    shown: shown ? within(shown, place.span) : place.span,
    style: wordStyle(knownStyle(child['style'], `${path}.style`, warn), {
      heightPx: stage.heightPx,
      path,
      warn,
    }),
    effects: effectsOf(child, { base: spoken ?? place.span, path, warn }),
  };
}

function within([start, end]: Span, [from, to]: Span): Span {
  const begin = Math.min(Math.max(start, from), to);
  return [begin, Math.min(Math.max(end, begin), to)];
}

/**
 * Returns the effects that every word has in the same way as it is spoken. Null: words have different effects, which a
 * text cue cannot say.
 */
function sharedEffects(words: readonly LineWord[]): Animate[] | null {
  const [first] = words;
  if (!first || words.every(({ effects }) => effects.length === 0)) return [];
  const said = (word: LineWord) => JSON.stringify(word.effects.map((effect) => [effect.name, effect.params]));
  const isSame = words.every((word) => said(word) === said(first) && word.effects.every(followsWord(word)));
  if (!isSame) return null;
  return first.effects.map(({ name, params }) => ({
    name,
    when: 'word' as const,
    ...(Object.keys(params).length > 0 ? { params } : {}),
  }));
}

/** Whether an effect runs exactly while its word is spoken, and the word stands before and after it. */
function followsWord({ spoken }: LineWord): (effect: Effect) => boolean {
  return ({ when, start, end }) =>
    (when === 'during' || when === 'word') &&
    spoken !== null &&
    isNear(start, spoken[0]) &&
    isNear(end, spoken[1]);
}

const isNear = (one: number, other: number) => Math.abs(one - other) < NEAR_SECONDS;
