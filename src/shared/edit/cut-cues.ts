import { joinedWords } from '../text/joined-words.ts';
import { cueText } from './cue-text.ts';
import { partsWithMarks, replaceCues } from './cue-parts.ts';
import type { EditCue, EditWord, ScenarioDocument } from './document.ts';
import type { Pause } from './sound-pauses.ts';
import { timedWords } from './word-times.ts';
import { wordTexts } from './word-texts.ts';

/** Where long cues are cut. */
export type CutRule =
  | { readonly by: 'words'; readonly most: number }
  /** Of a part's text, blanks between its words included. */
  | { readonly by: 'characters'; readonly most: number }
  /** Pauses of at least so many seconds between words. */
  | { readonly by: 'pauses'; readonly seconds: number };

const characters = (text: string) => [...text.trim()].length;

function isCutBefore(part: readonly EditWord[], word: EditWord, rule: CutRule): boolean {
  const last = part.at(-1);
  if (!last) return false;
  if (rule.by === 'words') return part.length >= rule.most;
  if (rule.by === 'pauses') return word.start - last.end >= rule.seconds - 1e-6;
  const length = part.reduce((sum, { text }) => sum + characters(text) + 1, 0);
  return length + characters(word.text) > rule.most;
}

/** As even as the rule lets them be: eleven words in parts of ten are six and five. */
function evened(words: readonly EditWord[], rule: CutRule): CutRule {
  if (rule.by === 'pauses') return rule;
  const size =
    rule.by === 'words' ? words.length : characters(words.map(({ text }) => text.trim()).join(' '));
  const parts = Math.ceil(size / Math.max(1, rule.most));
  for (let most = Math.ceil(size / Math.max(1, parts)); most < rule.most; most += 1)
    if (partsOf(words, { ...rule, most }).length <= partsOf(words, rule).length) return { ...rule, most };
  return rule;
}

function partsOf(words: readonly EditWord[], rule: CutRule): readonly (readonly EditWord[])[] {
  const parts: EditWord[][] = [];
  for (const word of words) {
    const part = parts.at(-1);
    if (part && !isCutBefore(part, word, rule)) part.push(word);
    else parts.push([word]);
  }
  return parts;
}

/** Parts of a cue, each from its first word to the next part; where the rule is pauses, to its last word. */
function partsAsCues(
  cue: EditCue,
  parts: readonly (readonly EditWord[])[],
  rule: CutRule,
): readonly EditCue[] {
  return parts.map((part, index) => {
    const [first, last] = [part[0], part.at(-1)];
    const next = parts[index + 1]?.[0];
    const words = part.map((word, at) =>
      at === part.length - 1 ? { ...word, text: word.text.trimEnd() } : word,
    );
    const start = index === 0 || !first ? cue.start : first.start;
    const end = next ? (rule.by === 'pauses' && last ? last.end : next.start) : cue.end;
    const said = cue.words ? { words } : { text: joinedWords(words).text };
    return { ...cue, start, end, ...said };
  });
}

/** Cuts cues that are longer than the rule lets them be; the parts follow each other and keep all but the text. */
export function cutCue(cue: EditCue, rule: CutRule, pauses: readonly Pause[] = []): readonly EditCue[] {
  if (cue.type !== 'text') return [cue];
  const words = cue.words ?? timedWords(wordTexts(cueText(cue)), cue, pauses);
  const parts = partsOf(words, evened(words, rule));
  if (parts.length < 2) return [cue];
  return partsWithMarks(cue, partsAsCues(cue, parts, rule));
}

/** Cuts the named cues by a rule; words without times are shared out by letters and the pauses of the sound. */
export function cutCues(
  document: ScenarioDocument,
  ids: readonly string[],
  rule: CutRule,
  pauses: readonly Pause[] = [],
): ScenarioDocument {
  return replaceCues(document, ids, (cue) => cutCue(cue, rule, pauses));
}
