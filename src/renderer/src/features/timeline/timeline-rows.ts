import type { EditCue } from '../../../../shared/edit/document.ts';
import { cueTypeOf, type CueTypeName } from '../../../../shared/edit/cue-type.ts';
import { cueText } from '../../../../shared/edit/cue-text.ts';
import type { EditedFilm } from '../../../../shared/edit/edited-film.ts';
import { frameSpan, type FrameRate, type FrameSpan } from '../../../../shared/time.ts';
import { inOrder } from '../../../../shared/edit/in-order.ts';
import { rememberEach } from '../../../../shared/edit/remember-each.ts';
import { packRows } from './pack-rows.ts';

/** Something on the timeline that can be selected. */
export type TimelineItem = FrameSpan & {
  readonly id: string;
  /** What it says; the medium's id for a clip. Empty for a cue without words. */
  readonly text: string;
  /** Only of cues: what is shown in place of words. */
  readonly cueType?: CueTypeName;
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

/** A cue that did not change keeps its very item, and its element with it. */
const itemsOf = rememberEach((cue: EditCue, rate: FrameRate): TimelineItem => ({
  id: cue.id,
  text: cueText(cue),
  cueType: cueTypeOf(cue),
  ...frameSpan(cue.start, cue.end, rate),
}));

/** Rows of cues: by track, then by layer, the uppermost first; cues at the same time stand in rows of their own. */
export function cueRows(cues: readonly EditCue[], rate: FrameRate): TimelineRow[] {
  const groups = new Map<string, Group>();
  itemsOf(cues, rate).forEach((item, index) => {
    const [track, layer] = [cues[index]?.track ?? null, cues[index]?.layer ?? 0];
    const key = `${track ?? ''}/${layer}`;
    const group = groups.get(key) ?? { track, layer, items: [] };
    if (group.items.length === 0) groups.set(key, group);
    group.items.push(item);
  });
  const ordered = [...groups.values()].sort(
    (a, b) => (a.track ?? '').localeCompare(b.track ?? '') || b.layer - a.layer,
  );
  return ordered.flatMap(rowsOfGroup);
}

function rowsOfGroup({ track, layer, items }: Group): TimelineRow[] {
  const sorted = inOrder(items, (a, b) => a.startFrame - b.startFrame || a.endFrame - b.endFrame);
  return (areApart(sorted) ? [sorted] : spread(sorted)).map((own, index) => ({
    key: `${track ?? ''}/${layer}/${index}`,
    kind: 'cues',
    ...{ track, layer, number: index + 1, items: own },
  }));
}

/** Whether none begins before the one before it ended, as in most lists of captions. */
function areApart(sorted: readonly TimelineItem[]): boolean {
  return sorted.every(({ startFrame }, index) => startFrame >= (sorted[index - 1]?.endFrame ?? 0));
}

function spread(sorted: readonly TimelineItem[]): TimelineItem[][] {
  const rowOf = packRows(sorted);
  const rows: TimelineItem[][] = [];
  for (const [index, item] of sorted.entries()) (rows[rowOf[index] ?? 0] ??= []).push(item);
  return rows;
}

/** The clips of a film, in its frames. */
export function clipItems(film: Pick<EditedFilm, 'clips'>): readonly TimelineItem[] {
  return film.clips.map(({ clip, startFrame, endFrame }) => ({
    id: clip.id,
    text: clip.media,
    startFrame,
    endFrame,
  }));
}

/** The clips twice: as pictures, and as sound where any has some. */
export function clipRows(film: EditedFilm, hasSound: (mediaId: string) => boolean): TimelineRow[] {
  if (film.clips.length === 0) return [];
  const items = clipItems(film);
  const row = { track: null, layer: 0, number: 1 };
  const heard = items.filter(({ text }) => hasSound(text));
  return [
    { ...row, key: 'picture', kind: 'picture', items },
    ...(heard.length > 0 ? [{ ...row, key: 'sound', kind: 'sound' as const, items: heard }] : []),
  ];
}
