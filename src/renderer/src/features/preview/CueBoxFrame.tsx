import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { updateLayout } from '../../../../shared/edit/cue-edits.ts';
import type { CueBox } from '../../../../stage/stage.ts';
import { useSession } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import type { FilmSize } from './film-size.ts';
import { handlesOf, movedLayout, roomOf } from './layout-edit.ts';
import { ON_FILM } from './on-film.ts';
import type { Grasp } from './use-box-drag.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const HANDLE_PLACE = {
  start: 'inset-y-0 -start-2 my-auto h-7 w-4 cursor-ew-resize',
  end: 'inset-y-0 -end-2 my-auto h-7 w-4 cursor-ew-resize',
  bottom: 'inset-x-0 -bottom-2 mx-auto h-4 w-7 cursor-ns-resize',
} as const;

/** The frame about the selected cue, with its handles. Arrow keys move it by a pixel of the film, Shift by ten. */
export function CueBoxFrame({
  box,
  scale,
  size,
  onGrasp,
  onEditText,
}: {
  readonly box: CueBox;
  readonly scale: number;
  readonly size: FilmSize;
  readonly onGrasp: Grasp;
  readonly onEditText: () => void;
}) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const { cue, rect } = box;
  const room = roomOf(cue, rect);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && cue.type === 'text') onEditText();
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const [dx, dy] = step.map((way) => way * (event.shiftKey ? 10 : 1)) as [number, number];
    const patch = movedLayout(cue.layout, dx, dy, size);
    edit.apply({ name: 'layout', mergeKey: `boxKeys/${cue.id}` }, (document) =>
      updateLayout(document, [cue.id], patch),
    );
  };
  const text =
    cue.type === 'text'
      ? cue.lines
          .flat()
          .map((word) => word.text)
          .join(' ')
      : cue.id;
  return (
    <>
      <button
        type="button"
        data-own-keys
        data-cue-box={cue.id}
        aria-label={t('preview.box', { text })}
        className={`${ON_FILM} absolute cursor-move border border-white bg-transparent ring-1 ring-black/60`}
        style={{
          left: rect.xPx * scale,
          top: rect.yPx * scale,
          width: rect.widthPx * scale,
          height: rect.heightPx * scale,
        }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onGrasp(event, box, 'move')}
      />
      <div
        aria-hidden
        className={`${ON_FILM} pointer-events-none absolute border-x border-dashed border-accent-ink`}
        style={{
          left: room.xPx * scale,
          top: rect.yPx * scale,
          width: room.widthPx * scale,
          height: Math.max(28, rect.heightPx * scale),
        }}
      >
        {handlesOf(cue).map((handle) => (
          <span
            key={handle}
            data-handle={handle}
            className={classNames(
              'pointer-events-auto absolute flex touch-none items-center justify-center',
              HANDLE_PLACE[handle],
            )}
            onPointerDown={(event) => onGrasp(event, box, handle)}
          >
            <span className="size-2 rounded-full border border-white bg-accent ring-1 ring-black/60" />
          </span>
        ))}
      </div>
    </>
  );
}
