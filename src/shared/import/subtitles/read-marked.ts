import type { Style } from '../../scenario/scenario.ts';
import { anchorOf } from './ass/ass-values.ts';
import { readCueSheet } from './cue-sheet.ts';
import { readCueSettings } from './cue-settings.ts';
import type { Losses } from './losses.ts';
import { readMarkedText } from './marked-text.ts';
import type { MarkedText } from './marked-text.ts';
import { readBlocks } from './read-blocks.ts';
import type { TimedBlock } from './read-blocks.ts';
import type { CueProblem, ReadCue, SubtitleReading } from './read-cue.ts';
import { withoutRolling } from './rolling.ts';
import type { CueSheet } from './tag-look.ts';
import { wordsOf } from './timed-words.ts';

const silent = (): void => {};
/** Marks and all: ten times the letters that a cue may have. */
const MOST_MARKED_LETTERS = 500_000;
/** cue-schema.ts: the longest name. */
const MOST_SPEAKER = 200;

/** The cues of an SRT or WebVTT file: times, text, times of words, and what the marks say of a whole cue. */
export function readMarked(text: string, kind: 'srt' | 'vtt', losses: Losses): SubtitleReading {
  const { blocks, styles, problems } = readBlocks(text, kind, losses);
  const sheet = readCueSheet(styles, losses);
  const plain = (line: string) => readMarkedText(line, silent).text;
  const cues: ReadCue[] = [];
  const unusable: CueProblem[] = [];
  for (const block of withoutRolling(blocks, plain, losses)) {
    const cue = cueOf(block, { kind, sheet, losses });
    if (typeof cue === 'string') unusable.push({ line: block.line, message: cue });
    else cues.push(cue);
  }
  return { cues, problems: [...problems, ...unusable].toSorted((a, b) => a.line - b.line) };
}

type MarkedContext = {
  readonly kind: 'srt' | 'vtt';
  readonly sheet: CueSheet;
  readonly losses: Losses;
};

/** The cue of a block, or why there is none. */
function cueOf(
  { line, start, end, settings, lines }: TimedBlock,
  { kind, sheet, losses }: MarkedContext,
): ReadCue | string {
  const note = (code: Parameters<Losses['note']>[0], what?: string) => losses.note(code, line, what);
  const written = lines.join('\n');
  if (written.length > MOST_MARKED_LETTERS)
    return `the cue has ${written.length} letters; at most ${MOST_MARKED_LETTERS} with its marks`;
  const marked = readMarkedText(written, note, { sheet });
  if (marked.text.trim() === '')
    return 'the cue has no text in the next line; write one, or take the cue out';
  const position = kind === 'vtt' ? readCueSettings(settings, note) : {};
  const { layout = position.layout } = overriddenPosition(marked, note);
  const style: Style = {
    ...sheet.cue,
    ...marked.look,
    ...(position.align === undefined ? {} : { align: position.align }),
  };
  if (marked.voices.length > 1) note('voice.several');
  return {
    ...{ line, start, end, text: marked.text, words: spokenWords(marked, start, end, note) },
    marks: marked.marks,
    ...(Object.keys(style).length > 0 ? { style } : {}),
    ...(layout === undefined ? {} : { layout }),
    ...(marked.voices.length > 0 ? { speaker: marked.voices.join(', ').slice(0, MOST_SPEAKER) } : {}),
  };
}

function spokenWords(
  { timed }: MarkedText,
  startSeconds: number,
  endSeconds: number,
  note: (code: 'karaoke.order') => void,
): ReadCue['words'] {
  if (timed === null) return null;
  const starts = timed.map(({ atSeconds }) => Math.max(startSeconds, atSeconds));
  const words = wordsOf(
    timed.map(({ text }, index) => ({
      text,
      start: starts[index]!,
      end: starts[index + 1] ?? endSeconds,
    })),
  );
  if (!words) note('karaoke.order');
  return words;
}

/** `{\an8}` and the like in SRT: players read where it puts the cue. */
function overriddenPosition(
  { overrides }: MarkedText,
  note: (code: 'tag.unknown', what?: string) => void,
): Pick<ReadCue, 'layout'> {
  let found: Pick<ReadCue, 'layout'> = {};
  for (const { name, value } of overrides) {
    const anchor = name === 'an' ? anchorOf(Number(value)) : undefined;
    if (anchor === undefined) note('tag.unknown', name === '' ? undefined : `\\${name}`);
    else found = anchor === 'bc' ? {} : { layout: { anchor } };
  }
  return found;
}
