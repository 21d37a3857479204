import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { filmOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { draftItems, type MoveDrag, type TrimDrag } from './drag.ts';
import { ItemView } from './ItemView.tsx';
import { rowPicture, runsPath } from './narrow-runs.ts';
import type { PlacedRow } from './row-layout.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { useSelectedIds } from './use-selected-ids.ts';
import { NAMES_PX, type Viewport } from './use-viewport.ts';

const PAD_PX = 3;

type RowViewProps = {
  readonly placed: PlacedRow;
  readonly view: Viewport;
  readonly gridId: string;
  /** Of this row's items; null: none. Dragged clips stand in their rows already, where they would go. */
  readonly drag: MoveDrag | TrimDrag | null;
  /** The item, or this row's key, that the keyboard is on; null: it is in another row. */
  readonly focusId: string | null;
};

/** One row: its name, its items in view, and all narrower ones as one shape. */
export const RowView = memo(function RowView({ placed, view, gridId, drag, focusId }: RowViewProps) {
  const { row, index, topPx, heightPx } = placed;
  const name = useRowName(placed);
  const selected = useSelectedIds();
  const { rate } = useStudio(filmOf);
  const span = { startFrame: view.leftPx / view.pxPerFrame, endFrame: view.rightPx / view.pxPerFrame };
  const { still, moved } = draftItems(row.items, drag);
  const pictures = [still, moved].map((items) => rowPicture(items, span, view.pxPerFrame, selected));
  const elements = pictures.flatMap((picture) => picture.elements);
  const runs = pictures.flatMap((picture) => picture.runs);
  const selectedRuns = pictures.flatMap((picture) => picture.selectedRuns);
  const extra = [still, moved].flatMap((items) => extraItem(items, elements, focusId));
  return (
    <div
      role="row"
      aria-level={1}
      aria-rowindex={index + 1}
      className="absolute inset-x-0 border-b"
      style={{ top: topPx, height: heightPx }}
    >
      <div
        role="rowheader"
        id={`${gridId}-row-${row.key}`}
        title={name}
        className={`sticky start-0 z-20 flex h-full items-center truncate border-e bg-panel px-2 text-12 text-soft ${
          focusId === row.key ? 'outline-2 -outline-offset-2 outline-accent-ink' : ''
        }`}
        style={{ width: NAMES_PX }}
      >
        <span className="truncate">{name}</span>
      </div>
      <div role="presentation" className="absolute inset-y-0" style={{ left: NAMES_PX }}>
        {runs.length > 0 && (
          <svg aria-hidden width={1} height={heightPx} className="absolute overflow-visible text-edge">
            <path d={runsPath(runs, PAD_PX, heightPx - 2 * PAD_PX - 1)} fill="currentColor" />
            {selectedRuns.length > 0 && (
              <path d={runsPath(selectedRuns, PAD_PX, heightPx - 2 * PAD_PX - 1)} className="fill-accent" />
            )}
          </svg>
        )}
        {[...elements, ...extra].map((item) => (
          <ItemView
            key={item.id}
            item={item}
            kind={row.kind}
            elementId={`${gridId}-${item.id}`}
            isSelected={selected.has(item.id)}
            isFocused={focusId === item.id}
            view={view}
            rate={rate}
          />
        ))}
      </div>
    </div>
  );
});

/** What the keyboard is on is always an element, however narrow or far away. */
function extraItem(
  items: readonly TimelineItem[],
  elements: readonly TimelineItem[],
  focusId: string | null,
): readonly TimelineItem[] {
  if (focusId === null || elements.some(({ id }) => id === focusId)) return [];
  return items.filter(({ id }) => id === focusId);
}

function useRowName({ row }: PlacedRow): string {
  const { t } = useTranslation();
  if (row.kind === 'picture') return t('timeline.picture');
  if (row.kind === 'sound') return t('timeline.sound');
  if (row.track !== null) return t('timeline.track', { name: row.track, number: row.number });
  if (row.layer !== 0) return t('timeline.layer', { layer: row.layer, number: row.number });
  return t('timeline.cues', { number: row.number });
}
