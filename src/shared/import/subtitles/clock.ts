import { isDigit } from './scanner.ts';

/** A time and where in the line it ends. */
export type ReadTime = { readonly seconds: number; readonly end: number };

const MOST_DIGITS = 9;

/**
 * A time at `at` of a line, as subtitle files have it: `00:00:01,000`, `0:01.5`, `266:12:00.000`. Also what programs and
 * people write otherwise: one digit for a part, a colon before the thousandths, no thousandths. Hours may have any number
 * of digits, minutes and seconds at most two. Null where there is no such time.
 */
export function readTime(line: string, at: number): ReadTime | null {
  const parts: string[] = [];
  let next = at;
  for (;;) {
    const digits = digitsAt(line, next);
    if (digits === '') return null;
    parts.push(digits);
    next += digits.length;
    if (line[next] !== ':' || parts.length === 4) break;
    next += 1;
  }
  if (parts.length < 2) return null;
  let fraction = parts.length === 4 ? parts.pop()! : '';
  if (fraction === '' && (line[next] === ',' || line[next] === '.')) {
    fraction = digitsAt(line, next + 1);
    if (fraction !== '') next += 1 + fraction.length;
  }
  const [seconds = '', minutes = '', hours = '0'] = parts.toReversed();
  if (seconds.length > 2 || minutes.length > 2) return null;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return { seconds: whole + Number(`0.${fraction || '0'}`), end: next };
}

/** A line of nothing but one time. */
export function secondsOf(written: string): number | null {
  const text = written.trim();
  const time = readTime(text, 0);
  return time?.end === text.length ? time.seconds : null;
}

export type TimeLine = {
  readonly start: number;
  readonly end: number;
  /** What stands behind the times: WebVTT's settings, or coordinates. */
  readonly settings: string;
};

/** `00:00:01,000 --> 00:00:02,500`, with or without spaces; null where a line is not that. */
export function readTimeLine(line: string): TimeLine | null {
  const text = line.trim();
  const start = readTime(text, 0);
  if (!start) return null;
  const arrow = skipSpaces(text, start.end);
  if (!text.startsWith('-->', arrow)) return null;
  const end = readTime(text, skipSpaces(text, arrow + 3));
  return end && { start: start.seconds, end: end.seconds, settings: text.slice(end.end).trim() };
}

/** Whether a line with an arrow was written as a line of times: a time stands on at least one side of the arrow. */
export function looksLikeTimes(line: string): boolean {
  const arrow = line.indexOf('-->');
  if (arrow === -1) return false;
  const hasTime = (side: string) => /^\d+[:.,;]\d/.test(side.trim());
  return hasTime(line.slice(0, arrow)) || hasTime(line.slice(arrow + 3));
}

function digitsAt(line: string, at: number): string {
  let end = at;
  while (end - at < MOST_DIGITS && isDigit(line[end])) end += 1;
  return line.slice(at, end);
}

function skipSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t' || text[end] === '\f') end += 1;
  return end;
}
