import { MonitorPlay } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clipsOf, cuesOf } from '../../../../shared/edit/document.ts';
import { documentOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilmView } from './FilmView.tsx';
import { createMediaFiles } from './media-file.ts';
import { Transport } from './Transport.tsx';
import { usePlaying } from './use-playing.ts';
import { useWatchedFilm } from './use-watched-film.ts';

/** The film as it will be rendered, with its transport. */
export function Preview() {
  const { t } = useTranslation();
  const watched = useWatchedFilm();
  const [volume, setVolume] = useState(1);
  const isEmpty = useStudio((state) => {
    const document = documentOf(state);
    return clipsOf(document).length === 0 && cuesOf(document).length === 0;
  });
  const [files] = useState(createMediaFiles);
  const sound = usePlaying(watched, volume, files);
  return (
    <div className="flex h-full min-h-0 flex-col" data-panel="preview">
      {isEmpty ? (
        <div className="min-h-0 flex-1">
          <EmptyState icon={MonitorPlay} title={t('preview.title')} text={t('preview.text')} />
        </div>
      ) : (
        <FilmView watched={watched} files={files} />
      )}
      <Transport sound={sound} volume={volume} onVolume={setVolume} />
    </div>
  );
}
