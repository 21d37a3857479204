import { useTranslation } from 'react-i18next';
import { clipsOf } from '../../../../shared/edit/document.ts';
import { documentOf, selectedCues } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { ClipInspector } from './ClipInspector.tsx';
import { CueInspector } from './CueInspector.tsx';
import { FilmInspector } from './FilmInspector.tsx';
import { MediaInspector } from './MediaInspector.tsx';

/** Edits what is selected; the film itself when nothing is. */
export function Inspector() {
  const { t } = useTranslation();
  const selection = useStudio((state) => state.selection);
  const cues = useStudio(selectedCues);
  const clips = useStudio((state) => clipsOf(documentOf(state)));
  const clip = selection.kind === 'clips' ? clips.find(({ id }) => id === selection.ids[0]) : undefined;
  const mediaIds = selection.kind === 'media' ? selection.ids : [];
  const title =
    cues.length > 0
      ? t('inspector.cues', { count: cues.length })
      : clip
        ? t('inspector.clip')
        : mediaIds.length > 0
          ? t('inspector.media')
          : t('inspector.film');
  return (
    <div className="flex h-full flex-col">
      <h2 className="flex h-9 shrink-0 items-center border-b px-3 font-medium">{title}</h2>
      <div className="min-h-0 flex-1 overflow-auto">
        {cues.length > 0 && <CueInspector cues={cues} />}
        {clip && <ClipInspector key={clip.id} clip={clip} />}
        {mediaIds.length > 0 && <MediaInspector key={mediaIds.join('/')} mediaIds={mediaIds} />}
        {cues.length === 0 && !clip && mediaIds.length === 0 && <FilmInspector />}
      </div>
    </div>
  );
}
