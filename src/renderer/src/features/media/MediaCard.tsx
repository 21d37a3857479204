import { FileWarning, ListPlus, LoaderCircle, Trash2 } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../../../shared/edit/file-name-of.ts';
import { mediaStateOf } from '../../store/derived.ts';
import { selected, toggled } from '../../store/selection.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { mediaFacts } from './media-facts.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useFindFile } from './use-find-file.ts';

/** One file: what it is, and what can be done with it. A double click puts it on the timeline. */
export function MediaCard({ mediaId, src }: { readonly mediaId: string; readonly src: string }) {
  const { t } = useTranslation();
  const { edit, media } = useSession();
  const findFile = useFindFile();
  const known = useStudio((state) => mediaStateOf(state, mediaId));
  const selection = useStudio((state) => state.selection);
  const isMissing = known?.state === 'missing';
  const isSelected = selection.kind === 'media' && selection.ids.includes(mediaId);
  const name = known?.state === 'ready' ? known.entry.name : fileNameOf(src);
  const choose = (event: MouseEvent) =>
    edit.select(
      event.ctrlKey || event.metaKey ? toggled(selection, 'media', mediaId) : selected('media', [mediaId]),
    );
  return (
    <li
      className={classNames(
        'group relative flex items-center gap-2 rounded-md p-1.5',
        isSelected ? 'bg-accent-wash' : 'hover:bg-hover',
      )}
    >
      {known?.state === 'ready' ? (
        <Thumbnail key={known.entry.mediaUrl} entry={known.entry} />
      ) : (
        <span className="flex h-10 w-16 shrink-0 items-center justify-center rounded-md bg-ground text-soft">
          {isMissing ? (
            <FileWarning size={16} aria-hidden />
          ) : (
            <LoaderCircle size={16} className="animate-spin" aria-hidden />
          )}
        </span>
      )}
      <button
        type="button"
        aria-pressed={isSelected}
        onClick={choose}
        onDoubleClick={() => media.addToTimeline([mediaId])}
        className="min-w-0 flex-1 text-start after:absolute after:inset-0 after:content-['']"
      >
        <span className="block truncate font-medium" dir="auto">
          {name}
        </span>
        <span className="time line-clamp-2 text-12 text-soft">
          {known?.state === 'ready' && mediaFacts(known.entry.info).join(' · ')}
          {isMissing && (
            <span className="text-bad" title={known.message}>
              {t('media.missing')}
            </span>
          )}
          {(known === undefined || known.state === 'probing') && t('media.probing')}
        </span>
      </button>
      {isMissing && (
        <Button
          className="z-10"
          aria-label={t('media.findNamed', { name })}
          onClick={() => void findFile(mediaId)}
        >
          {t('media.find')}
        </Button>
      )}
      <span
        className={classNames(
          'z-10 -my-1 flex shrink-0 flex-col group-focus-within:opacity-100 group-hover:opacity-100',
          !isSelected && 'opacity-0', // they keep their place: nothing moves or is covered when they are shown
        )}
      >
        {!isMissing && (
          <IconButton
            icon={ListPlus}
            label={t('media.toTimeline', { name })}
            disabled={known?.state !== 'ready'}
            onClick={() => media.addToTimeline([mediaId])}
          />
        )}
        <IconButton
          icon={Trash2}
          label={t('media.remove', { name })}
          onClick={() => media.requestRemove(mediaId)}
        />
      </span>
    </li>
  );
}
