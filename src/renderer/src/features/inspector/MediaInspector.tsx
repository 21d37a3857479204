import { useTranslation } from 'react-i18next';
import type { MediaInfo } from '../../../../shared/media.ts';
import { mediaStateOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { formatBytes, formatDuration, formatFrameRate } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { useFindFile } from '../media/use-find-file.ts';
import { Section } from '../../ui/Section.tsx';

/** One file: what it is, and what can be done with it; of several only what can be done with them all. */
export function MediaInspector({ mediaIds }: { readonly mediaIds: readonly string[] }) {
  const [only] = mediaIds.length === 1 ? mediaIds : [];
  return only === undefined ? <ManyFiles mediaIds={mediaIds} /> : <OneFile mediaId={only} />;
}

function ManyFiles({ mediaIds }: { readonly mediaIds: readonly string[] }) {
  const { t } = useTranslation();
  const { media } = useSession();
  const known = useStudio((state) => state.media);
  const project = useStudio((state) => state.project);
  const entries = mediaIds.map((id) => ({ id, state: mediaStateOf({ project, media: known }, id) }));
  const ready = entries.filter(({ state }) => state?.state === 'ready').map(({ id }) => id);
  return (
    <>
      <Section title={t('cuts.files', { count: mediaIds.length })}>
        <ol className="list-inside list-decimal" data-selectable>
          {entries.map(({ id, state }) => (
            <li key={id} className="break-all" dir="auto">
              {state?.state === 'ready' ? state.entry.name : id}
            </li>
          ))}
        </ol>
      </Section>
      <div className="flex flex-wrap gap-2 p-3">
        <Button look="main" disabled={ready.length === 0} onClick={() => media.addToTimeline(ready)}>
          {t('media.addToTimeline')}
        </Button>
      </div>
    </>
  );
}

function OneFile({ mediaId }: { readonly mediaId: string }) {
  const { t } = useTranslation();
  const { media } = useSession();
  const findFile = useFindFile();
  const known = useStudio((state) => mediaStateOf(state, mediaId));
  if (known?.state !== 'ready')
    return (
      <div className="flex flex-col items-start gap-2 p-3 text-soft">
        <p>{known?.state === 'missing' ? known.message || t('media.missing') : t('media.probing')}</p>
        {known?.state === 'missing' && (
          <Button onClick={() => void findFile(mediaId)}>{t('media.find')}</Button>
        )}
      </div>
    );
  return (
    <>
      <Section title={t('media.file')}>
        <p className="font-medium break-all" data-selectable>
          {known.entry.name}
        </p>
        <MediaTable info={known.entry.info} />
      </Section>
      <div className="flex flex-wrap gap-2 p-3">
        <Button look="main" onClick={() => media.addToTimeline([mediaId])}>
          {t('media.addToTimeline')}
        </Button>
        <Button onClick={() => void findFile(mediaId)}>{t('media.replace')}</Button>
        <Button look="danger" onClick={() => media.requestRemove(mediaId)}>
          {t('media.removeButton')}
        </Button>
      </div>
    </>
  );
}

function MediaTable({ info }: { readonly info: MediaInfo }) {
  const { t } = useTranslation();
  const { video, audio } = info;
  const rows: readonly (readonly [string, string | null])[] = [
    [t('media.duration'), info.kind === 'image' ? null : formatDuration(info.durationSeconds)],
    [t('media.pixels'), video && t('common.size', { width: video.widthPx, height: video.heightPx })],
    [t('media.rate'), info.kind === 'video' && video ? formatFrameRate(video.rate) : null],
    [t('media.frames'), info.kind === 'video' && video ? String(video.frameCount) : null],
    [t('media.codec'), video ? `${video.codec}, ${video.pixelFormat}` : null],
    [t('media.sound'), audio && t('media.soundValue', { ...audio, rate: audio.sampleRateHz / 1000 })],
    [t('media.bytes'), formatBytes(info.sizeBytes)],
  ];
  return (
    <dl className="time grid grid-cols-[minmax(84px,0.42fr)_1fr] gap-x-2 gap-y-1" data-selectable>
      {rows.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
