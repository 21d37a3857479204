import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStudio } from '../../store/use-session.ts';
import type { SoundPlayer } from './sound-player.ts';

const LOWEST_DB = -60;
/** A meter that fell as fast as sound does could not be read. */
const FALL_DB_A_SECOND = 20;

const decibels = (peak: number) => Math.max(LOWEST_DB, 20 * Math.log10(Math.max(peak, 1e-9)));

/** How loud the film is where it plays, left and right, from -60 dB to full scale. */
export function SoundMeter({ sound }: { readonly sound: SoundPlayer | null }) {
  const { t } = useTranslation();
  const isPlaying = useStudio(({ playback }) => playback.speed !== 0);
  const meter = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = meter.current;
    if (!element || !sound || !isPlaying) return;
    let shown = [LOWEST_DB, LOWEST_DB];
    let lastMs = performance.now();
    const write = () => {
      for (const [side, bar] of [...element.children].entries()) {
        const db = shown[side] ?? LOWEST_DB;
        const share = 1 - db / LOWEST_DB;
        (bar as HTMLElement).style.clipPath = `inset(0 ${((1 - share) * 100).toFixed(1)}% 0 0)`;
      }
      const loudest = Math.round(Math.max(...shown));
      element.setAttribute('aria-valuenow', String(Math.min(0, loudest)));
      const text = loudest <= LOWEST_DB ? t('preview.silent') : t('preview.levelOf', { db: loudest });
      element.setAttribute('aria-valuetext', text);
    };
    let request = requestAnimationFrame(function look() {
      const nowMs = performance.now();
      const fall = ((nowMs - lastMs) / 1000) * FALL_DB_A_SECOND;
      lastMs = nowMs;
      const peaks = sound.peaks();
      shown = shown.map((db, side) => Math.max(decibels(peaks?.[side] ?? 0), db - fall));
      write();
      request = requestAnimationFrame(look);
    });
    return () => {
      cancelAnimationFrame(request);
      shown = [LOWEST_DB, LOWEST_DB];
      write();
    };
  }, [sound, isPlaying, t]);
  return (
    <div
      ref={meter}
      role="meter"
      aria-label={t('preview.level')}
      aria-valuemin={LOWEST_DB}
      aria-valuemax={0}
      aria-valuenow={LOWEST_DB}
      aria-valuetext={t('preview.silent')}
      className="flex w-16 flex-col gap-0.5 rounded-sm bg-ground p-0.5 @max-[560px]:hidden"
    >
      {['left', 'right'].map((side) => (
        <div
          key={side}
          className="h-1.5 rounded-sm"
          style={{
            clipPath: 'inset(0 100% 0 0)',
            background:
              'linear-gradient(90deg, var(--color-good) 80%, var(--color-warn) 80% 95%, var(--color-bad) 95%)',
          }}
        />
      ))}
    </div>
  );
}
