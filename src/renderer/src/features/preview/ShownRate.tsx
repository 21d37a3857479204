import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameRate } from '../../../../shared/time.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import type { Screen } from './screen.ts';
import { createRateCounter } from './shown-rate.ts';

/** Fewer than this share of the film's frames are worth a word. */
const LEAST_SHARE = 0.96;

/** How many frames a second are shown, while the machine cannot show all of them. */
export function ShownRate({ screen, rate }: { readonly screen: Screen; readonly rate: FrameRate }) {
  const { t } = useTranslation();
  const { store } = useSession();
  const isPlaying = useStudio(({ playback }) => playback.speed === 1);
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => {
    if (!isPlaying) return;
    const counter = createRateCounter();
    const stop = screen.onDrawn(() => {
      const counted = counter.note(store.getState().playback.frame, performance.now());
      if (counted !== null) setShown(counted);
    });
    return () => {
      stop();
      setShown(null);
    };
  }, [isPlaying, screen, store]);
  const all = rate.num / rate.den;
  if (shown === null || shown >= all * LEAST_SHARE) return null;
  return (
    <p className="time pointer-events-none absolute end-3 top-3 rounded-md bg-raised px-2 py-1 text-12 text-soft">
      {t('preview.shownRate', { shown: Math.round(shown), rate: Number(all.toFixed(2)) })}
    </p>
  );
}
