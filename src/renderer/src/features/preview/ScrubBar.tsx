import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';

/** The whole film as one bar. Moved without React: it moves with every frame. */
export function ScrubBar() {
  const { t } = useTranslation();
  const { store, play } = useSession();
  const { rate, totalFrames } = useStudio(filmOf);
  const bar = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const write = () => {
      if (!bar.current) return;
      const { frame } = store.getState().playback;
      bar.current.value = String(frame);
      bar.current.setAttribute('aria-valuetext', formatTimecode(frame, rate));
    };
    write();
    return store.subscribe((state, before) => state.playback.frame !== before.playback.frame && write());
  }, [store, rate, totalFrames]);
  return (
    <input
      ref={bar}
      type="range"
      aria-label={t('preview.position')}
      data-own-keys
      min={0}
      max={Math.max(1, totalFrames - 1)}
      step={1}
      defaultValue={0}
      onInput={(event) => play.seek(Number(event.currentTarget.value))}
      className="mx-2 -mb-1 block h-7 w-[calc(100%-16px)]"
    />
  );
}
