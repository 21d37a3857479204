import { mapCues } from './cue-edits.ts';
import { cueText, withText } from './cue-text.ts';
import { cuesOf, type EditCue, type ScenarioDocument } from './document.ts';

export type Search = {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** The text is a pattern (a regular expression of JavaScript). */
  readonly isPattern: boolean;
};

/** Letters [from, to) of a text. */
export type Hit = { readonly from: number; readonly to: number };
/** A hit in a cue. */
export type CueHit = Hit & { readonly cueId: string };

/** What to look for; null: nothing, or a pattern that cannot be read (`isReadable`). */
export function searchPattern({ text, matchCase, wholeWord, isPattern }: Search): RegExp | null {
  if (text === '') return null;
  const wanted = isPattern ? `(?:${text})` : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const edge = String.raw`[\p{L}\p{N}_]`;
  const source = wholeWord ? `(?<!${edge})${wanted}(?!${edge})` : wanted;
  try {
    return new RegExp(source, matchCase ? 'gmu' : 'gimu');
  } catch {
    return null;
  }
}

/** Whether a search can be made: a pattern may be half typed. */
export function isReadable(search: Search): boolean {
  return search.text === '' || searchPattern(search) !== null;
}

/** Where a text has it, in order; hits without a letter are none. */
export function hitsOf(text: string, pattern: RegExp): readonly Hit[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) =>
    found === '' ? [] : [{ from: index, to: index + found.length }],
  );
}

/** Cues whose text has what is searched for; all of them for an empty search, none for one that cannot be read. */
export function matchingCues(cues: readonly EditCue[], search: Search): readonly EditCue[] {
  if (search.text === '') return cues;
  const pattern = searchPattern(search);
  return pattern === null ? [] : cues.filter((cue) => hitsOf(cueText(cue), pattern).length > 0);
}

/** The next hit after a place, or before it, going round at the ends; null: there is none. `cues` in the order shown. */
export function neighbourHit(
  cues: readonly EditCue[],
  search: Search,
  at: { readonly cueId: string; readonly from: number } | null,
  way: 1 | -1,
): CueHit | null {
  const pattern = searchPattern(search);
  if (!pattern || cues.length === 0) return null;
  const first = at ? cues.findIndex(({ id }) => id === at.cueId) : -1;
  const isBeyond = (hit: Hit) =>
    way === 1 ? hit.from > (at?.from ?? -1) : hit.from < (at?.from ?? Infinity);
  for (let step = first === -1 ? 1 : 0; step <= cues.length; step += 1) {
    const index =
      ((((first === -1 && way === -1 ? 0 : first) + step * way) % cues.length) + cues.length) % cues.length;
    const cue = cues[index];
    if (!cue) continue;
    const own = hitsOf(cueText(cue), pattern);
    const rest = step === 0 ? own.filter(isBeyond) : own;
    const hit = way === 1 ? rest[0] : rest.at(-1);
    if (hit) return { cueId: cue.id, ...hit };
  }
  return null;
}

/** A text with one hit replaced; `$1` and the like stand for parts of a pattern. Null: there is no hit at that place. */
function replacedAt(text: string, search: Search, from: number, replacement: string): string | null {
  const pattern = searchPattern(search);
  if (!pattern) return null;
  const here = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`);
  here.lastIndex = from;
  if (!here.test(text)) return null;
  here.lastIndex = from;
  return search.isPattern ? text.replace(here, replacement) : text.replace(here, () => replacement);
}

/** Replaces one hit. `after`: where to look on, behind what was put there. */
export function replaceHit(
  document: ScenarioDocument,
  search: Search,
  { cueId, from }: Pick<CueHit, 'cueId' | 'from'>,
  replacement: string,
): { readonly document: ScenarioDocument; readonly after: number } {
  let after = from;
  const replaced = mapCues(document, [cueId], (cue) => {
    const text = cueText(cue);
    const next = replacedAt(text, search, from, replacement);
    if (next === null) return cue;
    const tail = text.length - (hitAt(text, search, from)?.to ?? from);
    after = next.length - tail;
    return withText(cue, next);
  });
  return { document: replaced, after };
}

function hitAt(text: string, search: Search, from: number): Hit | undefined {
  const pattern = searchPattern(search);
  return pattern ? hitsOf(text, pattern).find((hit) => hit.from === from) : undefined;
}

/** Replaces in every text cue; word times follow. `count` is the number of places, `ids` are the cues with them. */
export function searchReplace(
  document: ScenarioDocument,
  search: Search,
  replacement: string,
): { readonly document: ScenarioDocument; readonly count: number; readonly ids: readonly string[] } {
  const pattern = searchPattern(search);
  if (pattern === null) return { document, count: 0, ids: [] };
  let count = 0;
  const found: string[] = [];
  const ids = cuesOf(document).map(({ id }) => id);
  const replaced = mapCues(document, ids, (cue) => {
    const text = cueText(cue);
    const hits = hitsOf(text, pattern);
    if (hits.length === 0) return cue;
    count += hits.length;
    found.push(cue.id);
    // from the end, so that hits before keep their places
    const next = [...hits]
      .reverse()
      .reduce((now, { from }) => replacedAt(now, search, from, replacement) ?? now, text);
    return withText(cue, next);
  });
  return { document: replaced, count, ids: found };
}
