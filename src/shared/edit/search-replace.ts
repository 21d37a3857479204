import { mapCues } from './cue-edits.ts';
import { cueText, withText } from './cue-text.ts';
import { cuesOf, type EditCue, type ScenarioDocument } from './document.ts';

export type Search = { readonly text: string; readonly matchCase: boolean; readonly wholeWord: boolean };

/** Plain text, never a pattern of the person's. Null: nothing is searched for. */
function searchPattern({ text, matchCase, wholeWord }: Search): RegExp | null {
  if (text === '') return null;
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const edge = String.raw`[\p{L}\p{N}_]`;
  const source = wholeWord ? `(?<!${edge})${literal}(?!${edge})` : literal;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

/** Cues whose text has what is searched for; all of them for an empty search. */
export function matchingCues(cues: readonly EditCue[], search: Search): readonly EditCue[] {
  const pattern = searchPattern(search);
  return pattern === null ? cues : cues.filter((cue) => cueText(cue).search(pattern) !== -1);
}

/** Replaces in every text cue; word times follow. `count` is the number of places. */
export function searchReplace(
  document: ScenarioDocument,
  search: Search,
  replacement: string,
): { readonly document: ScenarioDocument; readonly count: number } {
  const pattern = searchPattern(search);
  if (pattern === null) return { document, count: 0 };
  let count = 0;
  const ids = cuesOf(document).map(({ id }) => id);
  const replaced = mapCues(document, ids, (cue) => {
    const text = cueText(cue);
    const found = text.match(pattern)?.length ?? 0;
    count += found;
    return found === 0
      ? cue
      : withText(
          cue,
          text.replace(pattern, () => replacement),
        );
  });
  return { document: replaced, count };
}
