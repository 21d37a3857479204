import { marksAfter } from '../../edit/cue-marks.ts';
import { StudioError } from '../../errors.ts';
import { joinedWords } from '../../text/joined-words.ts';
import type { ImportWarning } from '../warning.ts';
import { readAss } from './ass/read-ass.ts';
import { createLosses } from './losses.ts';
import type { CueProblem, ReadCue, SubtitleKind } from './read-cue.ts';
import { readMarked } from './read-marked.ts';

/** scenario.ts: the most a project may hold, and how long it may be. */
const MOST_CUES = 100_000;
const MOST_LETTERS = 50_000;
const MOST_WORDS = 10_000;
const MOST_MARKS = 10_000;
const MOST_SECONDS = 86_400;

export type SubtitleFile = { readonly name: string; readonly kind: SubtitleKind; readonly text: string };
export type SubtitleCues = {
  /** Text cues of a scenario, in the order of the file. */
  readonly cues: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly ImportWarning[];
};

/**
 * The cues of a subtitle file in the order of the file, overlaps kept. Lines end with \n. What a cue loses, and every cue
 * that is lost, is named in `warnings`. Throws `subtitles.invalid` where no cue is left and `scenario.limit`.
 */
export function importSubtitles({ name, kind, text }: SubtitleFile): SubtitleCues {
  const losses = createLosses();
  const { cues, problems } = kind === 'ass' ? readAss(text, losses) : readMarked(text, kind, losses);
  const checked = cues.map((cue) => [cue, whyNotUsable(cue)] as const);
  const usable = checked.filter(([, why]) => why === null).map(([cue]) => cue);
  const all = [
    ...problems,
    ...checked.flatMap(([{ line }, message]) => (message === null ? [] : [{ line, message }])),
  ].toSorted((a, b) => a.line - b.line);
  if (usable.length > MOST_CUES)
    throw new StudioError(
      'scenario.limit',
      `a project has at most ${MOST_CUES} cues, ${name} has ${usable.length}`,
    );
  if (usable.length === 0) throw noCue(name, all);
  const isHeadless = kind === 'vtt' && !text.trimStart().startsWith('WEBVTT');
  const warnings = [
    ...(isHeadless ? [headless(name)] : []),
    ...(all.length > 0 ? [lostCues(name, all)] : []),
    ...losses.warnings(),
  ];
  return { cues: usable.map(toCue), warnings };
}

function whyNotUsable({ text, words, marks, end }: ReadCue): string | null {
  if (text.length > MOST_LETTERS) return `the cue has ${text.length} letters; at most ${MOST_LETTERS}`;
  if (words && words.length > MOST_WORDS)
    return `the cue has ${words.length} timed words; at most ${MOST_WORDS}`;
  if (marks.length > MOST_MARKS)
    return `the cue has ${marks.length} parts that look different; at most ${MOST_MARKS}`;
  return end > MOST_SECONDS ? `the cue ends at ${end} s; a film has at most ${MOST_SECONDS} s` : null;
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

function lostCues(name: string, problems: readonly CueProblem[]): ImportWarning {
  const lines = problems.slice(0, MOST_LINES_SAID).map(({ line, message }) => `line ${line}: ${message}`);
  const more = problems.length > MOST_LINES_SAID ? ', …' : '';
  const lost = problems.length;
  return {
    path: `line ${problems[0]?.line ?? 1}`,
    code: 'cue.lost',
    message: `${lost === 1 ? '1 cue' : `${lost} cues`} of ${name} ${lost === 1 ? 'was' : 'were'} left out. ${capital(lines.join('; '))}${more}.`,
  };
}

function headless(name: string): ImportWarning {
  return {
    path: 'line 1',
    code: 'head.missing',
    message: `${name} does not begin with WEBVTT, as it should; it was read all the same.`,
  };
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function toCue(cue: ReadCue): Readonly<Record<string, unknown>> {
  const { start, end, text, words, style, layout, animate, layer, speaker } = cue;
  const timed = words?.map((word) => ({
    text: word.text,
    start: milliseconds(word.start),
    end: milliseconds(word.end),
  }));
  const marks = timed ? marksAfter(text, joinedWords(timed).text, cue.marks) : cue.marks;
  return {
    ...{ type: 'text', start: milliseconds(start), end: milliseconds(end) },
    ...(timed ? { words: timed } : { text }),
    ...(marks.length > 0 ? { marks: marks } : {}),
    ...(speaker === undefined ? {} : { speaker }),
    ...(layer === undefined ? {} : { layer }),
    ...(layout === undefined ? {} : { layout }),
    ...(style === undefined ? {} : { style }),
    ...(animate === undefined ? {} : { animate }),
  };
}

const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
