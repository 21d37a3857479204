import { useLayoutEffect, useState, type RefObject } from 'react';
import { useStudio } from '../../store/use-session.ts';

const MARGIN_PX = 16;

type Size = { readonly widthPx: number; readonly heightPx: number };

/** How the film lies on the ground. */
export type FilmPlace = {
  /** CSS pixels for one pixel of the film. */
  readonly scale: number;
  /** Whole CSS pixels from the ground's corner: between pixels a picture would be blurred. */
  readonly leftPx: number;
  readonly topPx: number;
};

/** As large as fits, or as the person chose (in pixels of the screen); in the middle while there is room around it. */
export function useFilmPlace(ground: RefObject<HTMLElement | null>, film: Size): FilmPlace {
  const chosen = useStudio(({ preferences }) => preferences.previewScale);
  const [room, setRoom] = useState<Size>({ widthPx: 640, heightPx: 360 });
  useLayoutEffect(() => {
    const element = ground.current;
    if (!element) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      setRoom({ widthPx: width, heightPx: height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ground]);
  return filmPlace(room, film, chosen === null ? null : chosen / devicePixelRatio);
}

/** `wantedScale` null: as large as fits. */
export function filmPlace(room: Size, film: Size, wantedScale: number | null): FilmPlace {
  const scale = wantedScale ?? fittingScale(room, film);
  const middle = (roomPx: number, filmPx: number) => Math.max(0, Math.floor((roomPx - filmPx * scale) / 2));
  return { scale, leftPx: middle(room.widthPx, film.widthPx), topPx: middle(room.heightPx, film.heightPx) };
}

function fittingScale(room: Size, film: Size): number {
  const fits = Math.min(
    (room.widthPx - MARGIN_PX) / film.widthPx,
    (room.heightPx - MARGIN_PX) / film.heightPx,
  );
  return Math.max(0.02, fits);
}
