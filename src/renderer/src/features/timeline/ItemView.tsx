import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameRate } from '../../../../shared/time.ts';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { classNames } from '../../ui/class-names.ts';
import { Filmstrip } from './Filmstrip.tsx';
import type { TimelineItem, TimelineRow } from './timeline-rows.ts';
import { Waveform } from './Waveform.tsx';
import type { Viewport } from './use-viewport.ts';

/** Text in a box narrower than this says nothing. */
const LEAST_TEXT_PX = 26;

type ItemViewProps = {
  readonly item: TimelineItem;
  readonly kind: TimelineRow['kind'];
  readonly elementId: string;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly view: Viewport;
  readonly rate: FrameRate;
};

/** One cue or clip. The pointer's work is done by the grid, which knows where everything is. */
export const ItemView = memo(
  function ItemView({ item, kind, elementId, isSelected, isFocused, view, rate }: ItemViewProps) {
    const { t } = useTranslation();
    const text = item.text || (item.cueType ? t(`cueType.${item.cueType}`) : '');
    const sentence = kind === 'cues' && item.text === '' ? 'wordless' : kind;
    // made once for an item: zooming draws hundreds of them anew
    const label = useMemo(
      () =>
        t(`timeline.item.${sentence}`, {
          text,
          start: formatTimecode(item.startFrame, rate),
          end: formatTimecode(item.endFrame, rate),
        }),
      [t, sentence, item, text, rate],
    );
    const { startFrame, endFrame } = item;
    const widthPx = Math.max(3, (endFrame - startFrame) * view.pxPerFrame - 1);
    return (
      <div
        role="gridcell"
        id={elementId}
        aria-selected={isSelected}
        aria-label={label}
        data-item={item.id}
        className={classNames(
          'absolute inset-y-[3px] overflow-hidden rounded-md border text-12',
          isSelected ? 'z-10 border-accent bg-accent-wash text-accent-ink' : 'border-edge bg-raised text-ink',
          isSelected && 'ring-1 ring-accent',
          isFocused && 'z-10 outline-2 outline-accent-ink',
        )}
        style={{ left: startFrame * view.pxPerFrame, width: widthPx }}
      >
        {kind === 'picture' && <Filmstrip clipId={item.id} item={item} view={view} />}
        {kind === 'sound' && <Waveform clipId={item.id} item={item} view={view} />}
        {kind !== 'sound' && widthPx >= LEAST_TEXT_PX && (
          <span
            dir="auto"
            className={classNames(
              'sticky left-0 block w-fit max-w-full truncate px-1.5 leading-[22px]',
              kind === 'picture' && 'rounded-br-md bg-panel/85 text-ink',
            )}
          >
            {text}
          </span>
        )}
      </div>
    );
  },
  (one, other) =>
    one.item === other.item &&
    one.isSelected === other.isSelected &&
    one.isFocused === other.isFocused &&
    one.rate === other.rate &&
    one.view.pxPerFrame === other.view.pxPerFrame &&
    (one.kind === 'cues' || one.view === other.view),
);
