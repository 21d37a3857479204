import type { SubtitleKind } from './read-cue.ts';
import { looksLikeTimes } from './clock.ts';

const HEAD = 2000;

/** By what the text says first, else by the ending of its file's name; null: it is no subtitle file. */
export function subtitleKindOf(name: string, text: string): SubtitleKind | null {
  const start = text.slice(0, HEAD).trimStart();
  if (start.startsWith('WEBVTT')) return 'vtt';
  if (/^\[Script Info\]/i.test(start)) return 'ass';
  const [first = '', second = ''] = start.split('\n', 3);
  if (/^\d+\s*$/.test(first) && /^\s*\d+:\d+:\d+\S*\s*-->/.test(second)) return 'srt';
  const ending = /\.([a-z]{3})$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === 'vtt' && text.includes('-->')) return 'vtt';
  if (ending === 'srt' && hasTimes(text)) return 'srt';
  return (ending === 'ass' || ending === 'ssa') && /\[Events\]/i.test(text) ? 'ass' : null;
}

/** An arrow, or two times with something else between them: enough to say which line is wrong. */
function hasTimes(text: string): boolean {
  return (
    text.includes('-->') || /\d:\d\d\S{0,20}\s{0,20}(?:-+\s{0,20}>|[–—]+>|→|--&gt;)\s{0,20}\d/.test(text)
  );
}

/** Whether some line has times as SRT and WebVTT write them, whatever the file is called. */
export function hasTimeLine(text: string): boolean {
  for (let at = text.indexOf('-->'); at !== -1; at = text.indexOf('-->', at + 3)) {
    const from = text.lastIndexOf('\n', at) + 1;
    const to = text.indexOf('\n', at);
    if (looksLikeTimes(text.slice(from, to === -1 ? undefined : to))) return true;
  }
  return false;
}
