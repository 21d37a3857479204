import type { ExportFormat } from './export-captions.ts';

const [ALL, TAGGED, VTT_ASS, ASS] = [
  ['srt', 'vtt', 'ass', 'txt'],
  ['srt', 'vtt', 'ass'],
  ['vtt', 'ass'],
  ['ass'],
] as const satisfies readonly (readonly ExportFormat[])[];

/** What comes back when a file that was exported is imported again. round-trip.test.ts holds each line to it. */
export const CARRIES = {
  text: ['The text', ALL],
  frames: ['First and last frame of a caption', TAGGED],
  lines: ['Line breaks', TAGGED],
  slant: ['Italics, underline, strikethrough, of parts too', TAGGED],
  bold: ['Bold (weights from 800; every weight in ASS)', TAGGED],
  color: ['Colours of text', TAGGED],
  font: ['Fonts', ['srt', 'ass']],
  size: ['Sizes, letter spacing', ASS],
  edge: ['Outlines, plain boxes, hard shadows', ASS],
  anchor: ['One of nine places', TAGGED],
  place: ['The exact place and the width', VTT_ASS],
  rotate: ['Turned text', ASS],
  layer: ['Layers', ASS],
  speaker: ['Who speaks', VTT_ASS],
  words: ['Times of words, and pauses between them', VTT_ASS],
  karaoke: ['Karaoke that fills words', ASS],
  fade: ['Fades', ASS],
} as const satisfies Readonly<Record<string, readonly [string, readonly ExportFormat[]]>>;

export type Carried = keyof typeof CARRIES;

/** The table of docs/export.md. */
export function carriesTable(formats: readonly ExportFormat[]): readonly (readonly string[])[] {
  return Object.values<readonly [string, readonly ExportFormat[]]>(CARRIES).map(([what, by]) => [
    what,
    ...formats.map((format) => (by.includes(format) ? 'yes' : '')),
  ]);
}
