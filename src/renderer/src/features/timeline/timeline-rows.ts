import type { EditCue } from '../../../../shared/edit/document.ts';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import type { FilmShape } from '../../../../shared/edit/film-shape.ts';
import { frameAt, frameSpan, type FrameRate, type FrameSpan } from '../../../../shared/time.ts';
import { packRows } from './pack-rows.ts';

/** Something on the timeline that can be selected. */
export type TimelineItem = FrameSpan & {
  readonly id: string;
  /** What it says; the medium's id for a clip. */
  readonly text: string;
};

export type TimelineRow = {
  readonly key: string;
  readonly kind: 'cues' | 'picture' | 'sound';
  /** The track's name, where the scenario names one. */
  readonly track: string | null;
  /** Rows of the same track and layer count from 1. */
  readonly number: number;
  readonly layer: number;
  /** In the order of time; they do not overlap. */
  readonly items: readonly TimelineItem[];
};

type Group = { readonly track: string | null; readonly layer: number; readonly items: TimelineItem[] };

/** Rows of cues: by track, then by layer, the uppermost first; cues at the same time stand in rows of their own. */
export function cueRows(cues: readonly EditCue[], rate: FrameRate): TimelineRow[] {
  const groups = new Map<string, Group>();
  for (const cue of cues) {
    const [track, layer] = [cue.track ?? null, cue.layer ?? 0];
    const key = `${track ?? ''}/${layer}`;
    const group = groups.get(key) ?? { track, layer, items: [] };
    groups.set(key, group);
    group.items.push({ id: cue.id, text: cueText(cue) || cue.type, ...frameSpan(cue.start, cue.end, rate) });
  }
  const ordered = [...groups.values()].sort(
    (a, b) => (a.track ?? '').localeCompare(b.track ?? '') || b.layer - a.layer,
  );
  return ordered.flatMap(rowsOfGroup);
}

function rowsOfGroup({ track, layer, items }: Group): TimelineRow[] {
  const sorted = items.sort((a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame);
  const places = packRows(sorted);
  const rows: TimelineItem[][] = [];
  for (const [index, item] of sorted.entries()) (rows[places[index] ?? 0] ??= []).push(item);
  return rows.map((own, index) => ({
    key: `${track ?? ''}/${layer}/${index}`,
    kind: 'cues',
    ...{ track, layer, number: index + 1, items: own },
  }));
}

/** The clips twice: as pictures, and as sound where any has some. */
export function clipRows(film: FilmShape, hasSound: (mediaId: string) => boolean): TimelineRow[] {
  if (film.clips.length === 0) return [];
  const items = film.clips.map(({ clip, start, end }) => ({
    id: clip.id,
    text: clip.media,
    startFrame: frameAt(start, film.rate),
    endFrame: frameAt(end, film.rate),
  }));
  const row = { track: null, layer: 0, number: 1 };
  const heard = items.filter(({ text }) => hasSound(text));
  return [
    { ...row, key: 'picture', kind: 'picture', items },
    ...(heard.length > 0 ? [{ ...row, key: 'sound', kind: 'sound' as const, items: heard }] : []),
  ];
}
