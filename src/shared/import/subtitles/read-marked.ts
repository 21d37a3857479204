import type { Style } from '../../scenario/scenario.ts';
import { anchorOf } from './ass/ass-values.ts';
import { readCueSettings } from './cue-settings.ts';
import type { Losses } from './losses.ts';
import { readMarkedText } from './marked-text.ts';
import type { MarkedText } from './marked-text.ts';
import { readBlocks } from './read-blocks.ts';
import type { TimedBlock } from './read-blocks.ts';
import type { CueProblem, ReadCue, SubtitleReading } from './read-cue.ts';
import { withoutRolling } from './rolling.ts';
import { wordsOf } from './timed-words.ts';

const silent = (): void => {};
/** Marks and all: ten times the letters that a cue may have. */
const MOST_MARKED_LETTERS = 500_000;

/** The cues of an SRT or WebVTT file: times, text, times of words, and what the marks say of a whole cue. */
export function readMarked(text: string, kind: 'srt' | 'vtt', losses: Losses): SubtitleReading {
  const { blocks, problems } = readBlocks(text, kind, losses);
  const plain = (line: string) => readMarkedText(line, silent).text;
  const cues: ReadCue[] = [];
  const unusable: CueProblem[] = [];
  for (const block of withoutRolling(blocks, plain, losses)) {
    const cue = cueOf(block, kind, losses);
    if (typeof cue === 'string') unusable.push({ line: block.line, message: cue });
    else cues.push(cue);
  }
  return { cues, problems: [...problems, ...unusable].toSorted((a, b) => a.line - b.line) };
}

/** The cue of a block, or why there is none. */
function cueOf(
  { line, start, end, settings, lines }: TimedBlock,
  kind: 'srt' | 'vtt',
  losses: Losses,
): ReadCue | string {
  const note = (code: Parameters<Losses['note']>[0], what?: string) => losses.note(code, line, what);
  const written = lines.join('\n');
  if (written.length > MOST_MARKED_LETTERS)
    return `the cue has ${written.length} letters; at most ${MOST_MARKED_LETTERS} with its marks`;
  const marked = readMarkedText(written, note);
  if (marked.text.trim() === '')
    return 'the cue has no text in the next line; write one, or take the cue out';
  const position = kind === 'vtt' ? readCueSettings(settings, note) : {};
  const { layout = position.layout } = overriddenPosition(marked, note);
  const style: Style = { ...marked.look, ...(position.align === undefined ? {} : { align: position.align }) };
  if (marked.voices.length > 0) note('voice.kept');
  return {
    ...{ line, start, end, text: marked.text, words: spokenWords(marked, start, end, note) },
    ...(Object.keys(style).length > 0 ? { style } : {}),
    ...(layout === undefined ? {} : { layout }),
    ...(marked.voices.length > 0 ? { voice: marked.voices.join(', ') } : {}),
  };
}

function spokenWords(
  { timed }: MarkedText,
  startSeconds: number,
  endSeconds: number,
  note: (code: 'karaoke.order') => void,
): ReadCue['words'] {
  if (timed === null) return null;
  const pieces = timed.map((piece) => ({ ...piece, atSeconds: Math.max(startSeconds, piece.atSeconds) }));
  const words = wordsOf(pieces, endSeconds);
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
