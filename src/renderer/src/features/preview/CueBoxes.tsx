import { useState, type PointerEvent } from 'react';
import type { CueBox } from '../../../../stage/stage.ts';
import { selected, toggled } from '../../store/selection.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { CueBoxFrame } from './CueBoxFrame.tsx';
import { CueTextInPlace } from './CueTextInPlace.tsx';
import type { FilmSize } from './film-size.ts';
import { ON_FILM } from './on-film.ts';
import type { Screen } from './screen.ts';
import { useBoxDrag } from './use-box-drag.ts';
import { useSelectedBox } from './use-selected-box.ts';

/** What can be grasped on the picture: cues to select, the selected one to move, to resize and to write in. */
export function CueBoxes({
  screen,
  scale,
  size,
}: {
  readonly screen: Screen;
  readonly scale: number;
  readonly size: FilmSize;
}) {
  const { edit, store } = useSession();
  const isPlaying = useStudio(({ playback }) => playback.speed !== 0);
  const [editedId, setEditedId] = useState<string | null>(null);
  const box = useSelectedBox(screen);
  const { guides, grasp } = useBoxDrag(size, scale);

  function boxUnder(event: {
    readonly clientX: number;
    readonly clientY: number;
    readonly currentTarget: Element;
  }): CueBox | null {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [xPx, yPx] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    const isIn = ({ rect }: CueBox) =>
      xPx >= rect.xPx && xPx <= rect.xPx + rect.widthPx && yPx >= rect.yPx && yPx <= rect.yPx + rect.heightPx;
    return screen.boxes().findLast(isIn) ?? null;
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || editedId !== null) return;
    const found = boxUnder(event);
    const { selection } = store.getState();
    if (!found) return edit.selectNone();
    if (event.shiftKey || event.ctrlKey || event.metaKey)
      return edit.select(toggled(selection, 'cues', found.cue.id));
    if (!(selection.kind === 'cues' && selection.ids.includes(found.cue.id)))
      edit.select(selected('cues', [found.cue.id]));
    grasp(event, found, 'move');
  }

  return (
    <div
      role="presentation"
      className="absolute inset-0 touch-none"
      data-cue-boxes
      onPointerDown={onPointerDown}
      onDoubleClick={(event) => {
        const found = boxUnder(event);
        if (found?.cue.type === 'text') setEditedId(found.cue.id);
      }}
    >
      {guides.xPx.map((x) => (
        <div
          key={`x${x}`}
          className={`${ON_FILM} pointer-events-none absolute inset-y-0 w-px bg-accent-ink`}
          style={{ left: x * scale }}
        />
      ))}
      {guides.yPx.map((y) => (
        <div
          key={`y${y}`}
          className={`${ON_FILM} pointer-events-none absolute inset-x-0 h-px bg-accent-ink`}
          style={{ top: y * scale }}
        />
      ))}
      {box && !isPlaying && editedId === null && (
        <CueBoxFrame
          box={box}
          scale={scale}
          size={size}
          onGrasp={grasp}
          onEditText={() => setEditedId(box.cue.id)}
        />
      )}
      {editedId !== null && (
        <CueTextInPlace cueId={editedId} box={box} scale={scale} onEnd={() => setEditedId(null)} />
      )}
    </div>
  );
}
