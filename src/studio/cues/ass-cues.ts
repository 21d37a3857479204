import { parse } from 'ass-compiler';
import type { ReadCue } from './read-cue.ts';
import { wordsOf } from './timed-text.ts';

const CENTISECONDS = 100;

/** The dialogue of an ASS or SSA file: text without override tags and drawings, karaoke tags (`\k`, `\kf`, `\ko`) as times of words. */
export function assCues(text: string): ReadCue[] {
  // what its types do not say: a line that is too short has no text, and a time that cannot be read is null
  const dialogue = parse(text).events.dialogue.filter((line) => isWhole(line));
  return dialogue.map(({ Start: start, End: end, Text: { parsed } }) => {
    const pieces = parsed.filter(({ drawing }) => drawing.length === 0);
    return {
      start,
      end,
      text: plain(pieces.map((piece) => piece.text).join('')),
      words: karaokeWords(pieces, start, end),
    };
  });
}

function isWhole({ Start, End, Text }: { Start?: unknown; End?: unknown; Text?: unknown }): boolean {
  return typeof Start === 'number' && typeof End === 'number' && Text !== undefined && Text !== null;
}

type Piece = { readonly text: string; readonly tags: readonly object[] };

/** A karaoke piece lasts as long as its tag says; one without a tag belongs to the piece before. Null where there is no karaoke. */
function karaokeWords(pieces: readonly Piece[], startSeconds: number, endSeconds: number): ReadCue['words'] {
  const timed: { atSeconds: number; text: string }[] = [];
  let atSeconds = startSeconds;
  let nextSeconds = startSeconds;
  let hasKaraoke = false;
  for (const { text, tags } of pieces) {
    const lasts = karaokeCentiseconds(tags);
    if (lasts !== null) {
      hasKaraoke = true;
      atSeconds = nextSeconds;
      nextSeconds += lasts / CENTISECONDS;
    }
    const last = timed.at(-1);
    // letters of one word may be sung one by one: a word ends at a space
    if (last && (lasts === null || !/\s$/.test(last.text)) && !/^\s/.test(plain(text)))
      last.text += plain(text);
    else timed.push({ atSeconds, text: plain(text) });
  }
  return hasKaraoke ? wordsOf(timed, endSeconds) : null;
}

function karaokeCentiseconds(tags: readonly object[]): number | null {
  let found: number | null = null;
  for (const tag of tags)
    for (const [name, value] of Object.entries(tag))
      if (/^(?:k|kf|ko)$/i.test(name) && typeof value === 'number') found = (found ?? 0) + value;
  return found;
}

function plain(text: string): string {
  return text.replace(/\\[Nn]/g, '\n').replaceAll('\\h', '\u00a0');
}
