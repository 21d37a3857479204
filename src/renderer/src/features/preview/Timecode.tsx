import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';

/** Where the film is, and how long it is. Written without React: it changes with every frame. */
export function Timecode() {
  const { t } = useTranslation();
  const { store } = useSession();
  const { rate, totalFrames } = useStudio(filmOf);
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      if (text.current) text.current.textContent = formatTimecode(store.getState().playback.frame, rate);
    };
    write();
    return store.subscribe((state, before) => state.playback.frame !== before.playback.frame && write());
  }, [store, rate]);
  return (
    <span className="time flex items-baseline gap-1.5 ps-1 text-13" data-timecode>
      <span
        ref={text}
        role="timer"
        aria-live="off"
        aria-label={t('preview.timecode')}
        className="font-medium"
      />
      <span className="text-soft @max-[620px]:hidden" title={t('preview.length')}>
        / {formatTimecode(totalFrames, rate)}
      </span>
    </span>
  );
}
