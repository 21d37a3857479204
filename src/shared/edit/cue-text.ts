import { joinedWords } from '../text/joined-words.ts';
import { marksAfter } from './cue-marks.ts';
import { patched, type EditCue } from './document.ts';
import { retimeWords } from './retime-words.ts';
import { wordTexts } from './word-texts.ts';

/** What a text cue says, its words joined by spaces or by the line breaks they carry; empty for other kinds. */
export function cueText(cue: EditCue): string {
  return cue.text ?? (cue.words ? joinedWords(cue.words).text : '');
}

/**
 * The same cue with another text; word times and marks follow it. `before` is what the text is compared with: the cue from
 * before a person began to type, where it is now in the middle of it.
 */
export function withText(cue: EditCue, text: string, before = cue): EditCue {
  const { words, marks } = before;
  const next: EditCue = patched(cue, { marks });
  return withMarksOf(
    before,
    words
      ? patched(next, { words: retimeWords(words, wordTexts(text), cue), text: undefined })
      : patched(next, { text, words: undefined }),
  );
}

/** `cue` with the marks that `before` had on the same letters. Call it wherever a cue's text or words change. */
export function withMarksOf(before: EditCue, cue: EditCue): EditCue {
  if (!before.marks) return cue;
  const marks = marksAfter(cueText(before), cueText(cue), before.marks);
  return patched(cue, { marks: marks.length > 0 ? marks : undefined });
}
