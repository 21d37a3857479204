import type { Layout, Style } from '../../scenario/scenario.ts';
import type { LossCode } from './losses.ts';

/** WebVTT: how high a line counts where a cue is placed by lines, and how near the edge it may stand. */
const LINE_RATIO = 0.0533;
const EDGE_RATIO = 0.03;
const WIDEST = 0.9;

export type CuePosition = { readonly layout?: Layout; readonly align?: NonNullable<Style['align']> };

/** Where WebVTT's settings put a cue (`line:10% position:20%,line-left align:start size:50%`). Nothing said: nothing given. */
export function readCueSettings(
  settings: string,
  note: (code: LossCode, what?: string) => void,
): CuePosition {
  const said = new Map<string, string>();
  for (const setting of settings.split(/\s/)) {
    const colon = setting.indexOf(':');
    if (colon > 0) said.set(setting.slice(0, colon), setting.slice(colon + 1));
  }
  if (said.has('vertical')) note('place.vertical');
  if (said.has('region')) note('region.block');
  const align = alignOf(said.get('align'));
  const across = acrossOf(said.get('position'), align, note);
  const down = downOf(said.get('line'), note);
  const size = percent(said.get('size'));
  if (said.has('size') && size === null) note('place.unknown', `size:${said.get('size')}`);
  const isPlaced = across !== null || down !== null || size !== null;
  const side =
    across?.side ??
    (align === 'left' || align === 'start' ? 'l' : align === 'right' || align === 'end' ? 'r' : 'c');
  const x = across?.x ?? { l: (1 - WIDEST) / 2, c: 0.5, r: (1 + WIDEST) / 2 }[side];
  const room = { l: 1 - x, r: x, c: 2 * Math.min(x, 1 - x) }[side];
  const width = size ?? (room > 0.05 ? Math.min(WIDEST, room) : WIDEST);
  return {
    ...(align === null || align === 'center' ? {} : { align }),
    ...(isPlaced
      ? {
          layout: {
            anchor: `${down?.row ?? 'b'}${side}` as const,
            ...(across === null ? {} : { x: rounded(x) }),
            ...(down === null ? {} : { y: rounded(down.y) }),
            ...(width === WIDEST ? {} : { width: rounded(width) }),
          },
        }
      : {}),
  };
}

function alignOf(written: string | undefined): NonNullable<Style['align']> | null {
  if (written === 'middle') return 'center';
  const known = ['left', 'center', 'right', 'start', 'end'] as const;
  return known.find((align) => align === written) ?? null;
}

function acrossOf(
  written: string | undefined,
  align: Style['align'] | null,
  note: (code: LossCode, what?: string) => void,
): { readonly x: number; readonly side: 'l' | 'c' | 'r' } | null {
  if (written === undefined) return null;
  const [position = '', edge = ''] = written.split(',');
  const x = percent(position);
  if (x === null) {
    note('place.unknown', `position:${written.slice(0, 20)}`);
    return null;
  }
  const byEdge = {
    'line-left': 'l',
    center: 'c',
    middle: 'c',
    'line-right': 'r',
    start: 'l',
    end: 'r',
  } as const;
  const byAlign =
    align === 'left' || align === 'start' ? 'l' : align === 'right' || align === 'end' ? 'r' : 'c';
  return { x, side: Object.hasOwn(byEdge, edge) ? byEdge[edge as keyof typeof byEdge] : byAlign };
}

function downOf(
  written: string | undefined,
  note: (code: LossCode, what?: string) => void,
): { readonly y: number; readonly row: 't' | 'c' | 'b' } | null {
  if (written === undefined) return null;
  const [position = '', edge = ''] = written.split(',');
  const ratio = percent(position);
  const row = { center: 'c', end: 'b' }[edge] as 'c' | 'b' | undefined;
  if (ratio !== null) return { y: ratio, row: row ?? 't' };
  const line = /^-?\d{1,4}$/.test(position) ? Number(position) : null;
  if (line === null) {
    note('place.unknown', `line:${written.slice(0, 20)}`);
    return null;
  }
  return line < 0
    ? { y: Math.max(0, Math.min(1 - EDGE_RATIO, 1 + (line + 1) * LINE_RATIO)), row: 'b' }
    : { y: Math.min(1, Math.max(EDGE_RATIO, line * LINE_RATIO)), row: row ?? 't' };
}

/** `12.5%` as 0.125; null for anything else. */
function percent(written: string | undefined): number | null {
  const number = /^(\d{1,3}(?:\.\d{1,9})?)%$/.exec(written ?? '')?.[1];
  return number === undefined || Number(number) > 100 ? null : Number(number) / 100;
}

const rounded = (ratio: number): number => Math.round(ratio * 1e5) / 1e5;
