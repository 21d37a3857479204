import { parseText } from 'media-captions';
import type { ImportedCues } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import { assCues } from './ass-cues.ts';
import { findCueProblems, wrongArrows, type CueProblem } from './find-cue-problems.ts';
import type { CueFile } from './read-cue-file.ts';
import type { ReadCue } from './read-cue.ts';
import { timedText } from './timed-text.ts';

/** scenario.md: the most a project may hold. */
const MOST_CUES = 100_000;
const MOST_LETTERS = 50_000;

/** The cues of a subtitle file in the order of the file, overlaps kept. Throws `subtitles.invalid` and `scenario.limit`. */
export async function importCues(file: CueFile): Promise<ImportedCues> {
  const { name, kind, text, isGuessed } = file;
  const read = kind === 'ass' ? assCues(text) : await captionCues(text, kind);
  const sound = read.filter(
    (cue) => cue.end > cue.start && cue.text.trim() !== '' && cue.text.length <= MOST_LETTERS,
  );
  if (sound.length > MOST_CUES)
    throw new StudioError(
      'scenario.limit',
      `a project has at most ${MOST_CUES} cues, ${name} has ${sound.length}`,
    );
  const problems = findCueProblems(text, kind);
  if (sound.length === 0) throw noCue(name, problems);
  const lost = claimedCues(file) - sound.length;
  const warnings = [
    ...(isGuessed ? [`${name} is not UTF-8; it was read as Windows-1252. Check letters with accents.`] : []),
    ...(kind === 'vtt' && !hasVttHead(text)
      ? [`${name} does not begin with WEBVTT, as it should; it was read all the same.`]
      : []),
    ...(lost > 0 ? [lostText(lost, name, problems)] : []),
  ];
  return { cues: sound.map(toCue), warnings };
}

const MOST_LINES_SAID = 3;
const MOST_PROBLEMS = 100;

function noCue(name: string, problems: readonly CueProblem[]): StudioError {
  const [first] = problems;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more such lines)` : '';
  const why = first ? `line ${first.line}: ${first.message}${others}` : 'it has no line of times with a text';
  return new StudioError('subtitles.invalid', `${name} holds no cue that can be used. ${capital(why)}`, {
    details: { problems: problems.slice(0, MOST_PROBLEMS) },
  });
}

function lostText(lost: number, name: string, problems: readonly CueProblem[]): string {
  const lines = problems.slice(0, MOST_LINES_SAID).map(({ line, message }) => `line ${line}: ${message}`);
  const more = problems.length > MOST_LINES_SAID ? ', …' : '';
  const why = lines.length > 0 ? lines.join('; ') + more : 'no text, or more than 50,000 letters';
  return `${lost === 1 ? '1 cue' : `${lost} cues`} of ${name} ${lost === 1 ? 'was' : 'were'} left out. ${capital(why)}.`;
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
const hasVttHead = (text: string) => text.trimStart().startsWith('WEBVTT');

/** How many cues the file seems to have, so that those that were lost are told. */
function claimedCues({ text, kind }: CueFile): number {
  if (kind === 'ass') return (text.match(/^Dialogue:/gm) ?? []).length;
  return (text.match(/^.*-->.*$/gm) ?? []).length + wrongArrows(text).length;
}

function toCue({ start, end, text, words }: ReadCue): Readonly<Record<string, unknown>> {
  const times = { start: milliseconds(start), end: milliseconds(end) };
  if (!words) return { type: 'text', ...times, text };
  const timed = words.map((word) => ({
    text: word.text,
    start: milliseconds(word.start),
    end: milliseconds(word.end),
  }));
  return { type: 'text', ...times, words: timed };
}

async function captionCues(text: string, kind: 'srt' | 'vtt'): Promise<ReadCue[]> {
  const whole = kind === 'vtt' && !hasVttHead(text) ? `WEBVTT\n\n${text}` : text;
  const { cues } = await parseText(whole, { type: kind, strict: false });
  return cues.map((cue) => ({
    start: cue.startTime,
    end: cue.endTime,
    ...timedText(cue.text, { startSeconds: cue.startTime, endSeconds: cue.endTime }),
  }));
}

const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
