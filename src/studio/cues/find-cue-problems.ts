import type { CueFileKind } from './cue-file-kind.ts';

/** Why a cue of a subtitle file cannot be used, and what to do. */
export type CueProblem = {
  /** From 1. */
  readonly line: number;
  readonly message: string;
};

const TIME = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/;
/** Two times with something between them that people and programs write for `-->`. */
const WRONG_ARROW = /^\s*\d+:\d\d\S*\s*(?:-+\s*>|[–—]+>|→|--&gt;)\s*\d+:\d\d/;
/** A shape in override tags, from `\\p1` to `\\p0`. */
const DRAWING = /\{[^}]*\\p[1-9][^}]*\}.*?(?:\{[^}]*\\p0[^}]*\}|$)/g;
const MOST_SHOWN = 60;

/** Lines of times that are none, because of what stands between them. */
export function wrongArrows(text: string): readonly string[] {
  return text.split('\n').filter((line) => !line.includes('-->') && WRONG_ARROW.test(line));
}

/** Every line of times or dialogue that gives no cue, in the order of the file. Lines end with \n. */
export function findCueProblems(text: string, kind: CueFileKind): CueProblem[] {
  const lines = text.split('\n');
  return kind === 'ass' ? dialogueProblems(lines) : timeLineProblems(lines, kind);
}

function timeLineProblems(lines: readonly string[], kind: 'srt' | 'vtt'): CueProblem[] {
  const comma = kind === 'srt' ? ',' : '.';
  const form = `00:00:01${comma}000 --> 00:00:02${comma}500`;
  return lines.flatMap((written, index) => {
    const problem = (message: string) => [{ line: index + 1, message }];
    if (!written.includes('-->'))
      return WRONG_ARROW.test(written)
        ? problem(`${shown(written)} needs "-->" between its times, as in ${form}`)
        : [];
    const [before = '', after = ''] = written.split('-->');
    const [start, end] = [secondsOf(before.trim()), secondsOf(after.trim().split(/\s/)[0] ?? '')];
    if (start === null || end === null)
      return problem(`the times of ${shown(written)} cannot be read; write them as ${form}`);
    if (end <= start) return problem(orderMessage(start, end));
    return (lines[index + 1] ?? '').trim() === ''
      ? problem('the cue has no text in the next line; write one, or take the cue out')
      : [];
  });
}

function dialogueProblems(lines: readonly string[]): CueProblem[] {
  let fields: readonly string[] | null = null;
  let isInEvents = false;
  return lines.flatMap((written, index) => {
    if (/^\s*\[/.test(written)) isInEvents = /^\s*\[events\]/i.test(written);
    if (isInEvents && /^Format:/i.test(written))
      fields = written
        .slice('Format:'.length)
        .split(',')
        .map((field) => field.trim().toLowerCase());
    if (!/^Dialogue:/i.test(written)) return [];
    const problem = (message: string) => [{ line: index + 1, message }];
    if (!isInEvents) return problem('Dialogue stands outside of [Events]; write [Events] before it');
    if (!fields)
      return problem(
        'there is no Format line between [Events] and the first Dialogue; export the file again',
      );
    const values = written.slice('Dialogue:'.length).split(',');
    const valueOf = (field: string) => values[fields?.indexOf(field) ?? -1]?.trim() ?? '';
    const [start, end] = [secondsOf(valueOf('start')), secondsOf(valueOf('end'))];
    if (start === null || end === null)
      return problem(`the times of ${shown(written)} cannot be read; write them as 0:00:01.00`);
    if (end <= start) return problem(orderMessage(start, end));
    const said = values.slice(fields.length - 1).join(',');
    if (said.replace(/\{[^}]*\}/g, '').trim() === '') return problem('the dialogue has no text');
    return said.replace(DRAWING, '').trim() === '' ? problem('the dialogue is a drawing, without text') : [];
  });
}

function orderMessage(start: number, end: number): string {
  return `the cue ends at ${end} s, but starts at ${start} s; its end must come later`;
}

function secondsOf(written: string): number | null {
  const match = TIME.exec(written);
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);
}

/** As it is written, in quotes, and not too much of it. */
export function shown(written: string): string {
  const line = written.trim();
  return `"${line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line}"`;
}
