import { ZoomIn, ZoomOut } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { setWords } from '../../../../shared/edit/cue-edits.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { frameSeconds } from '../../../../shared/edit/snap.ts';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { boundRoom, moveBound, wordBounds, type WordBound } from '../../../../shared/edit/word-bounds.ts';
import { frameAt, secondsAt } from '../../../../shared/time.ts';
import { filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { LaneSound } from './LaneSound.tsx';

const HEIGHT_PX = 64;
const PX_PER_SECOND = 120;
const LEAST_WIDTH_PX = 260;
const MOST_ZOOM = 16;

/**
 * The words of a cue over its sound. Their edges are dragged, or moved by the arrow keys, a frame at a time, with Shift ten.
 * A press between them goes there.
 */
export function WordLane({ cue }: { readonly cue: EditCue }) {
  const { t } = useTranslation();
  const { play } = useSession();
  const [zoom, setZoom] = useState(1);
  const { clips, rate } = useStudio(filmOf);
  const words = cue.words ?? [];
  const widthPx = Math.max(LEAST_WIDTH_PX, (cue.end - cue.start) * PX_PER_SECOND) * zoom;
  const pxPerSecond = widthPx / (cue.end - cue.start);
  const leftPx = (seconds: number) => (seconds - cue.start) * pxPerSecond;
  const heard = clips.filter(({ start, end }) => start < cue.end && end > cue.start);
  return (
    <div className="flex flex-col gap-1">
      <div dir="ltr" className="overflow-x-auto rounded-md border bg-ground">
        <div
          role="group"
          aria-label={t('words.lane')}
          className="relative touch-none overflow-hidden"
          style={{ width: widthPx, height: HEIGHT_PX }}
          onPointerDown={(event) => {
            if (event.target !== event.currentTarget) return;
            const { left } = event.currentTarget.getBoundingClientRect();
            play.seek(frameAt(cue.start + (event.clientX - left) / pxPerSecond, rate));
          }}
        >
          <svg
            aria-hidden
            width={widthPx}
            height={HEIGHT_PX}
            className="pointer-events-none absolute inset-0 text-soft opacity-60"
          >
            {heard.map((span) => (
              <LaneSound
                key={span.clip.id}
                {...{ span, pxPerSecond, widthPx }}
                startSeconds={cue.start}
                heightPx={HEIGHT_PX}
              />
            ))}
          </svg>
          {words.map(({ text, start, end }, index) => (
            <span
              // words have no ids, and are edited in place
              key={index}
              aria-hidden
              dir="auto"
              className="pointer-events-none absolute inset-y-0 truncate border-x border-accent-ink/40 bg-accent-wash/70 px-1 pt-0.5 text-12 text-ink"
              style={{ left: leftPx(start), width: Math.max(1, (end - start) * pxPerSecond) }}
            >
              {text.trim()}
            </span>
          ))}
          <LanePlayhead startSeconds={cue.start} pxPerSecond={pxPerSecond} />
          {wordBounds(words).map((bound) => (
            <Bound
              key={`${bound.left ?? ''}/${bound.right ?? ''}`}
              {...{ cue, bound, pxPerSecond }}
              leftPx={leftPx(bound.seconds)}
            />
          ))}
        </div>
      </div>
      <div className="flex items-center gap-1">
        <span className="flex-1 text-12 text-soft">{t('words.laneHint')}</span>
        <IconButton
          icon={ZoomOut}
          label={t('words.zoomOut')}
          disabled={zoom === 1}
          onClick={() => setZoom(zoom / 2)}
        />
        <IconButton
          icon={ZoomIn}
          label={t('words.zoomIn')}
          disabled={zoom === MOST_ZOOM}
          onClick={() => setZoom(zoom * 2)}
        />
      </div>
    </div>
  );
}

function LanePlayhead({
  startSeconds,
  pxPerSecond,
}: {
  readonly startSeconds: number;
  readonly pxPerSecond: number;
}) {
  const frame = useStudio(({ playback }) => playback.frame);
  const { rate } = useStudio(filmOf);
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-y-0 w-px bg-bad"
      style={{ left: (secondsAt(frame, rate) - startSeconds) * pxPerSecond }}
    />
  );
}

function Bound({
  cue,
  bound,
  leftPx,
  pxPerSecond,
}: {
  readonly cue: EditCue;
  readonly bound: WordBound;
  readonly leftPx: number;
  readonly pxPerSecond: number;
}) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const { rate } = useStudio(filmOf);
  const from = useRef<number | null>(null);
  const words = cue.words ?? [];
  const shortest = frameSeconds(rate);
  const frame = frameAt(bound.seconds, rate);
  const room = boundRoom(words, bound, cue, shortest);
  const move = (to: number) => {
    const next = moveBound(words, bound, secondsAt(to, rate), { cue, shortest });
    if (next === words) return;
    const mergeKey = `bound:${cue.id}:${bound.left ?? ''}/${bound.right ?? ''}`;
    edit.apply({ name: 'words', mergeKey }, (document) => setWords(document, cue.id, next));
  };
  const nameOf = (index: number | null) => words[index ?? -1]?.text.trim() ?? '';
  const label =
    bound.left !== null && bound.right !== null
      ? t('words.boundBetween', { left: nameOf(bound.left), right: nameOf(bound.right) })
      : bound.right === null
        ? t('words.boundEnd', { word: nameOf(bound.left) })
        : t('words.boundStart', { word: nameOf(bound.right) });
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(frame + way * (event.shiftKey ? 10 : 1));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    edit.settle();
    from.current = event.clientX - leftPx;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (from.current === null) return;
    move(frameAt(cue.start + (event.clientX - from.current) / pxPerSecond, rate));
  };
  const end = () => {
    if (from.current === null) return;
    from.current = null;
    edit.settle();
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={frameAt(room.start, rate)}
      aria-valuemax={Math.max(frame, frameAt(room.end, rate))}
      aria-valuenow={frame}
      aria-valuetext={formatTimecode(frame, rate)}
      className="absolute inset-y-0 -ms-1.5 flex w-3 cursor-ew-resize touch-none justify-center"
      style={{ left: leftPx }}
      onKeyDown={onKeyDown}
      onBlur={edit.settle}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <span className="w-0.5 bg-accent-ink" />
    </span>
  );
}
