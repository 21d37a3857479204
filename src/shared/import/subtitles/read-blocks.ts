import type { StyleBlock } from './cue-sheet.ts';
import { linesOf } from './lines-of.ts';
import { looksLikeTimes, readTimeLine } from './clock.ts';
import type { TimeLine } from './clock.ts';
import type { Losses } from './losses.ts';
import { orderMessage, shown } from './read-cue.ts';
import type { CueProblem } from './read-cue.ts';
import { isNumber } from './scanner.ts';

/** A line of times and the lines that belong to it, as they are written. */
export type TimedBlock = Omit<TimeLine, 'settings'> & {
  readonly settings: string;
  /** Of its times, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
};

export type MarkedBlocks = {
  readonly blocks: readonly TimedBlock[];
  /** STYLE blocks of WebVTT. */
  readonly styles: readonly StyleBlock[];
  readonly problems: readonly CueProblem[];
};

type OpenBlock = TimeLine & { readonly line: number; readonly lines: string[] };

/** What people and programs write for `-->`. */
const ARROW = /-+\s{0,20}>|[–—]+>|→|--&gt;/;
const STARTS_WITH_TIME = /^\s{0,20}\d{1,9}:\d\d/;
const ENDS_WITH_TIME = /\d{1,9}:\d\d\S{0,20}\s{0,20}$/;

/** Two times with something between them that stands for `-->`. */
const WRONG_ARROW =
  /^\s{0,20}\d{1,9}:\d\d\S{0,20}\s{0,20}(?:-+\s{0,20}>|[–—]+>|→|--&gt;)\s{0,20}\d{1,9}:\d\d/;

/**
 * The cues of an SRT or WebVTT text, by its lines. An empty line ends a cue, and so does a line of times. In SRT, whose
 * programs write empty lines into a text, lines behind one that begin no cue belong to the cue before.
 */
export function readBlocks(text: string, kind: 'srt' | 'vtt', losses: Losses): MarkedBlocks {
  const blocks: OpenBlock[] = [];
  const styles: { readonly line: number; readonly lines: string[] }[] = [];
  let isInStyle = false;
  const problems: CueProblem[] = [];
  let block: OpenBlock | null = null;
  /** Lines since the empty line: the next cue's name or number, or more of this cue. */
  let held: { readonly line: number; readonly text: string }[] = [];
  let isBehindGap = true;
  let isPassedOver = kind === 'vtt' && text.startsWith('WEBVTT');
  const keepHeld = (): void => {
    const said = held.filter(({ text: one }) => one.trim() !== '');
    const [first] = said;
    if (!first) return;
    if (kind === 'vtt' || !block) losses.note('text.stray', first.line);
    else {
      if (block.lines.length > 0) {
        losses.note('cue.continued', block.line);
        block.lines.push('');
      }
      for (const { text: one } of held) block.lines.push(one);
    }
  };
  const begin = (times: TimeLine | null, written: string, line: number): void => {
    if (isBehindGap) {
      const last = held.at(-1);
      if (last && (kind === 'vtt' || isNumber(last.text))) held.pop();
      keepHeld();
    } else if (block) {
      if (block.lines.length > 0 && isNumber(block.lines.at(-1)!)) block.lines.pop();
      losses.note('cue.unseparated', line);
    }
    held = [];
    isBehindGap = false;
    block = times && times.end > times.start ? { ...times, line, lines: [] } : null;
    isPassedOver = block === null;
    if (block) blocks.push(block);
    else problems.push({ line, message: whyNoTimes(times, written, kind) });
  };
  for (const { written, line } of linesOf(text)) {
    const hasArrow = written.includes('-->');
    const times = hasArrow ? readTimeLine(written) : null;
    const isInText = block !== null && !isBehindGap;
    const isWrong =
      !hasArrow &&
      (WRONG_ARROW.test(written) ||
        (!isInText && !isPassedOver && isBrokenTimes(written, held.at(-1)?.text)));
    if (times || isWrong || (hasArrow && (looksLikeTimes(written) || !(isInText || isPassedOver))))
      begin(times, written, line);
    else if (kind === 'vtt' ? written === '' : written.trim() === '') {
      if (kind === 'vtt' && held.length > 0) {
        keepHeld();
        held = [];
      } else if (held.length > 0) held.push({ line, text: '' });
      if (kind === 'vtt') block = null;
      isBehindGap = true;
      isPassedOver = false;
      isInStyle = false;
    } else if (isPassedOver) {
      if (isInStyle) styles.at(-1)?.lines.push(written);
    } else if (isInText) (block as OpenBlock | null)?.lines.push(written);
    else if (kind === 'vtt' && held.length === 0 && isOtherBlock(written)) {
      isPassedOver = true;
      isInStyle = written.startsWith('STYLE');
      if (isInStyle) styles.push({ line, lines: [] });
      if (written.startsWith('REGION')) losses.note('region.block', line);
    } else held.push({ line, text: written });
  }
  held = withoutNumberOfNone(held);
  keepHeld();
  return {
    blocks,
    styles: styles.map(({ line, lines }) => ({ line, text: lines.join('\n') })),
    problems,
  };
}

/** Whether a line where times are due was meant to be them: a time at one side of an arrow, or behind a cue's number. */
function isBrokenTimes(line: string, before: string | undefined): boolean {
  const starts = STARTS_WITH_TIME.test(line);
  if (ARROW.test(line)) return starts || ENDS_WITH_TIME.test(line.slice(-60));
  return starts && before !== undefined && isNumber(before);
}

function isOtherBlock(line: string): boolean {
  return ['NOTE', 'STYLE', 'REGION'].some(
    (name) => line === name || line.startsWith(`${name} `) || line.startsWith(`${name}\t`),
  );
}

/** Lines at the end of a file without empty ones, and without the number of a cue that never came. */
function withoutNumberOfNone<Line extends { readonly text: string }>(held: readonly Line[]): Line[] {
  const isSaid = ({ text }: Line) => text.trim() !== '';
  const end = held.findLastIndex(isSaid);
  const isNumberAlone = end !== -1 && isNumber(held[end]!.text) && (held[end - 1]?.text ?? '') === '';
  return held.slice(0, isNumberAlone ? end : end + 1);
}

function whyNoTimes(times: TimeLine | null, written: string, kind: 'srt' | 'vtt'): string {
  if (times) return orderMessage(times.start, times.end);
  const comma = kind === 'srt' ? ',' : '.';
  const form = `00:00:01${comma}000 --> 00:00:02${comma}500`;
  return written.includes('-->') || !WRONG_ARROW.test(written)
    ? `the times of ${shown(written)} cannot be read; write them as ${form}`
    : `${shown(written)} needs "-->" between its times, as in ${form}`;
}
