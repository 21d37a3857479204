import { mapCues } from './cue-edits.ts';
import { cueText, withMarksOf } from './cue-text.ts';
import type { EditCue, EditWord, ScenarioDocument } from './document.ts';
import { pausesWithin, type Pause } from './sound-pauses.ts';
import { letterCount, spreadWords, wordTexts } from './word-texts.ts';

type Span = { readonly start: number; readonly end: number };

/** With less of it heard, what is quiet in the cue is no pause but a quiet voice, or another sound. */
const LEAST_HEARD_SHARE = 0.3;
/** The longest pauses of a cue; shorter ones matter less than they cost. */
const MOST_PAUSES = 12;
/** More words than a caption has are shared out by their letters alone. */
const MOST_WORDS = 200;
/** What a pause costs that falls into a word or into a run of words, and one after a word without a mark. */
const OVERHEARD_COST = 4;
const UNMARKED_COST = 0.02;

const ENDS_PHRASE = /[\p{P}\n]\s*$/u;

/** What is spoken of a span: from after a pause that begins it to before one that ends it, and the pauses inside. */
function spokenPart(
  span: Span,
  pauses: readonly Pause[],
): { readonly span: Span; readonly inner: readonly Pause[] } {
  const within = pausesWithin(pauses, span);
  const lead = within.find(({ start }) => start <= span.start);
  const tail = within.findLast(({ end }) => end >= span.end);
  const spoken = { start: lead?.end ?? span.start, end: tail?.start ?? span.end };
  const inner = within.filter((pause) => pause !== lead && pause !== tail);
  const heard = spoken.end - spoken.start - inner.reduce((sum, pause) => sum + pause.end - pause.start, 0);
  if (heard < (span.end - span.start) * LEAST_HEARD_SHARE) return { span, inner: [] };
  const longest = [...inner].sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, MOST_PAUSES);
  return { span: spoken, inner: longest.sort((a, b) => a.start - b.start) };
}

/**
 * Words shared out over a span by their letters, so that pauses fall between words: of all ways to put pauses between
 * words, the one whose runs of words are as long as they are heard, pauses after a mark preferred.
 */
export function timedWords(texts: readonly string[], span: Span, pauses: readonly Pause[]): EditWord[] {
  const { span: spoken, inner } = spokenPart(span, texts.length > MOST_WORDS ? [] : pauses);
  if (inner.length === 0 || texts.length < 2) return spreadWords(texts, spoken.start, spoken.end);
  const edges = [
    { start: spoken.start, end: spoken.start },
    ...inner,
    { start: spoken.end, end: spoken.end },
  ];
  return cutAtPauses(texts, edges).flatMap(({ from, to, start, end }) =>
    spreadWords(texts.slice(from, to), start, end),
  );
}

type Run = { readonly from: number; readonly to: number; readonly start: number; readonly end: number };

/** Runs of words between pauses. `edges`: the span's start, its pauses, its end. */
function cutAtPauses(texts: readonly string[], edges: readonly Pause[]): readonly Run[] {
  const [words, last] = [texts.length, edges.length - 1];
  const letters = sums(texts.map(letterCount));
  const quiet = sums(edges.map(({ start, end }) => end - start));
  const quietSquared = sums(edges.map(({ start, end }) => (end - start) ** 2));
  const heard = (from: number, to: number) =>
    (edges[to]?.start ?? 0) - (edges[from]?.end ?? 0) - ((quiet[to] ?? 0) - (quiet[from + 1] ?? 0));
  const pace = heard(0, last) / (letters[words] ?? 1);
  const costOf = (from: number, to: number, edgeFrom: number, edgeTo: number) => {
    const wanted = ((letters[to] ?? 0) - (letters[from] ?? 0)) * pace;
    const overheard = (quietSquared[edgeTo] ?? 0) - (quietSquared[edgeFrom + 1] ?? 0);
    const unmarked = to < words && !ENDS_PHRASE.test(texts[to - 1] ?? '') ? UNMARKED_COST : 0;
    return (wanted - heard(edgeFrom, edgeTo)) ** 2 + overheard * OVERHEARD_COST + unmarked;
  };
  // least[word][edge]: the cheapest way for the words before, the last of them ending at that edge
  const at = (word: number, edge: number) => word * edges.length + edge;
  const least = new Float64Array((words + 1) * edges.length).fill(Infinity);
  const came = new Int32Array(least.length).fill(-1);
  least[0] = 0;
  for (let to = 1; to <= words; to += 1)
    for (let edgeTo = 1; edgeTo <= last; edgeTo += 1) {
      if ((to === words) !== (edgeTo === last)) continue;
      for (let from = 0; from < to; from += 1)
        for (let edgeFrom = 0; edgeFrom < edgeTo; edgeFrom += 1) {
          const before = least[at(from, edgeFrom)] ?? Infinity;
          if (before === Infinity) continue;
          const cost = before + costOf(from, to, edgeFrom, edgeTo);
          if (cost >= (least[at(to, edgeTo)] ?? Infinity)) continue;
          least[at(to, edgeTo)] = cost;
          came[at(to, edgeTo)] = at(from, edgeFrom);
        }
    }
  const runs: Run[] = [];
  for (let now = at(words, last); now > 0; now = came[now] ?? 0) {
    const before = came[now] ?? 0;
    const [edgeTo, edgeFrom] = [now % edges.length, before % edges.length];
    const [to, from] = [Math.floor(now / edges.length), Math.floor(before / edges.length)];
    runs.unshift({ from, to, start: edges[edgeFrom]?.end ?? 0, end: edges[edgeTo]?.start ?? 0 });
  }
  return runs;
}

/** Sums of the numbers before each index, and of all. */
function sums(numbers: readonly number[]): readonly number[] {
  const totals = [0];
  for (const number of numbers) totals.push((totals.at(-1) ?? 0) + number);
  return totals;
}

/** A cue with times on its words: new ones, from its text, by letters and the pauses of the sound. */
export function withWordTimes(cue: EditCue, pauses: readonly Pause[] = []): EditCue {
  const texts = wordTexts(cueText(cue));
  if (cue.type !== 'text' || texts.length === 0) return cue;
  const { text: _, words: before = [], ...rest } = cue;
  const words = timedWords(texts, cue, pauses).map((word, index) => {
    const style = before.length === texts.length ? before[index]?.style : undefined;
    return style === undefined ? word : { ...word, style };
  });
  return withMarksOf(cue, { ...rest, words } as EditCue);
}

/** Times for the words of the named cues that have none; with `isAnew` for all words of all of them. */
export function giveWordTimes(
  document: ScenarioDocument,
  ids: readonly string[],
  { pauses, isAnew }: { readonly pauses: readonly Pause[]; readonly isAnew: boolean },
): ScenarioDocument {
  return mapCues(document, ids, (cue) => (cue.words && !isAnew ? cue : withWordTimes(cue, pauses)));
}
