import { LoaderCircle } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { filmOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import { CueBoxes } from './CueBoxes.tsx';
import type { MediaFiles } from './media-file.ts';
import { ON_FILM } from './on-film.ts';
import { PreviewNote } from './PreviewNote.tsx';
import { SafeAreas } from './SafeAreas.tsx';
import { ShownRate } from './ShownRate.tsx';
import { useFilmPlace } from './use-film-place.ts';
import { useScreen } from './use-screen.ts';
import type { Watched } from './use-watched-film.ts';

/** The picture with what is laid over it, as large as there is room or as was asked. */
export function FilmView({ watched, files }: { readonly watched: Watched; readonly files: MediaFiles }) {
  const { t } = useTranslation();
  const film = useStudio(filmOf);
  const ground = useRef<HTMLDivElement>(null);
  const elements = {
    host: useRef<HTMLDivElement>(null),
    canvas: useRef<HTMLCanvasElement>(null),
    root: useRef<HTMLDivElement>(null),
  };
  const size = watched.state === 'ready' ? watched.film : film;
  const { scale, leftPx, topPx } = useFilmPlace(ground, size);
  const { screen, note } = useScreen(elements, watched, files);
  const showsSafeAreas = useStudio(({ preferences }) => preferences.showsSafeAreas);
  const [widthPx, heightPx] = [size.widthPx * scale, size.heightPx * scale];
  return (
    <div
      ref={ground}
      className={classNames(ON_FILM, 'relative text-ink min-h-0 flex-1 overflow-auto bg-surround')}
    >
      <div className="w-fit" style={{ paddingLeft: leftPx, paddingTop: topPx }}>
        <div className="relative overflow-hidden" style={{ width: widthPx, height: heightPx }}>
          <div
            ref={elements.host}
            data-film
            role="img"
            aria-label={t('panel.preview')}
            dir="ltr"
            className="absolute start-0 top-0 origin-top-left overflow-hidden bg-black"
            style={{
              width: size.widthPx,
              height: size.heightPx,
              ...(scale === 1 ? {} : { transform: `scale(${scale})` }),
            }}
          >
            {/* the last picture of a file that is gone would pass for the film */}
            <canvas
              ref={elements.canvas}
              className={classNames('absolute inset-0 size-full', watched.state === 'missing' && 'invisible')}
            />
            <div ref={elements.root} className="absolute inset-0" />
          </div>
          <LoaderCircle
            aria-hidden
            size={20}
            className="late-mark absolute end-2 top-2 rounded-full bg-black/60 p-0.5 text-white"
          />
          {showsSafeAreas && <SafeAreas />}
          {screen && <CueBoxes screen={screen} scale={scale} size={size} />}
        </div>
      </div>
      {screen && <ShownRate screen={screen} rate={size.rate} />}
      <PreviewNote watched={watched} note={note} />
    </div>
  );
}
