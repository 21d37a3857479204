import type { StageCue, StageFilm, StageStyle, StageTextCue } from '../../shared/stage-film.ts';
import { graphemesOf } from '../../shared/text/graphemes.ts';

export function textCues(cues: readonly StageCue[]): StageTextCue[] {
  return cues.flatMap((cue) => {
    if (cue.type === 'group') return textCues(cue.children);
    return cue.type === 'text' ? [cue] : [];
  });
}

/** What decides which font files a text needs, and the different graphemes set so. */
export type LettersUsed = { readonly style: StageStyle; readonly graphemes: ReadonlySet<string> };

/** All letters of a film by font, weight, slant and case. */
export function lettersUsed(film: StageFilm): LettersUsed[] {
  const used = new Map<string, { style: StageStyle; graphemes: Set<string> }>();
  for (const cue of textCues(film.cues)) {
    for (const word of cue.lines.flat()) {
      const style = word.style ?? cue.style;
      const key = JSON.stringify([style.font, style.weight, style.italic, style.uppercase]);
      const entry = used.get(key) ?? { style, graphemes: new Set(['\u2026']) };
      used.set(key, entry);
      for (const grapheme of graphemesOf(word.text)) entry.graphemes.add(grapheme);
    }
  }
  return [...used.values()];
}
