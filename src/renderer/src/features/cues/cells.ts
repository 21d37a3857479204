import { CUE_COLUMNS, type CueColumn } from '../../../../shared/edit/cue-columns.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { formatTimecode, parseTimecode } from '../../../../shared/edit/timecode.ts';
import { frameAt, secondsAt, type FrameRate } from '../../../../shared/time.ts';

export const CELLS = [...CUE_COLUMNS, 'text'] as const;
export type Cell = (typeof CELLS)[number];

/** Where a cell that is left by Tab or an arrow leads: so many rows and cells on. */
export type CellMove = { readonly rows: number; readonly cells: number };

export function isEditable(cue: EditCue, cell: Cell): boolean {
  return cue.type === 'text' || (cell !== 'text' && cell !== 'speed');
}

/** The columns of a row and of the head above: number, two times, three numbers. */
export function columnsClass(isLong: boolean): string {
  return isLong
    ? 'grid grid-cols-[34px_80px_80px_1fr_1fr_1fr] gap-x-1'
    : 'grid grid-cols-[30px_1.4fr_1.4fr_1.2fr_1fr_0.8fr] gap-x-1';
}

/** A list narrower than its times scrolls sideways, and the head with it. */
export const leastWidthClass = (isLong: boolean) => (isLong ? 'min-w-[378px]' : 'min-w-[306px]');

/** As it stands in the list: a time code without the hours of a film that has none, else a number. */
export function cellText(column: CueColumn, value: number | null, rate: FrameRate, isLong: boolean): string {
  if (value === null) return '–';
  if (column === 'speed') return String(Math.round(value));
  if (column === 'length' || column === 'gap') return value.toFixed(2);
  const code = formatTimecode(frameAt(value, rate), rate);
  return isLong ? code : code.replace(/^00:/, '');
}

/** What was typed into a cell, in seconds or characters a second; null: it cannot be read. */
export function readCell(column: CueColumn, text: string, rate: FrameRate): number | null {
  if (column === 'start' || column === 'end') {
    const frame = parseTimecode(text, rate);
    return frame === null ? null : secondsAt(frame, rate);
  }
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}
