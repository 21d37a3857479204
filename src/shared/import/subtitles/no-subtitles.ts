import { shown } from './read-cue.ts';

/** Files people take for subtitles, by how they begin. */
const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\s*<(?:\?xml|tt[\s>])/i, 'is XML, perhaps TTML'],
  [/^\s*<(?:!doctype html|html)/i, 'is a web page: the download went wrong'],
  [/^\s*\{\d+\}\{\d+\}/, 'is MicroDVD, whose times are frames'],
  [/^\s*\[\d+:\d\d/, 'is a lyrics file (LRC)'],
  [/^\s*[[{]\s*["[{]/, 'is JSON'],
  [/^\{\\rtf/, 'is a text document (RTF)'],
  [/^Scenarist_SCC/, 'is Scenarist closed captions (SCC)'],
];
const EXAMPLE = 'a line of times such as 00:00:01,000 --> 00:00:02,500';

/** Why a file is no SRT, WebVTT or ASS file, as the rest of a sentence that begins with its name. */
export function whyNoSubtitles(text: string): string {
  if (text.trim() === '') return 'holds only empty lines';
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, 4096)))
    return 'holds bytes that are no text: it is another kind of file, or was damaged';
  const other = OTHER_KINDS.find(([begins]) => begins.test(text));
  if (other) return `${other[1]}; export it as SRT, WebVTT or ASS`;
  const [first = ''] = text.trimStart().slice(0, 1000).split('\n', 1);
  return `is no SRT, WebVTT or ASS file: it begins with ${shown(first)} and has nowhere ${EXAMPLE}`;
}
