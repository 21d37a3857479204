import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setUntimedLength, untimedLength } from '../../../../shared/edit/untimed-length.ts';
import { formatRate } from '../../../../shared/time.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';

/**
 * The length of a film without clips: nothing else tells it, and a render refuses to guess it. With it the size and the rate
 * that are shown are written down, which no clip tells either.
 */
export function DurationField() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const film = useStudio(filmOf);
  const { seconds, cuesSeconds, isOpen, isCut } = untimedLength(useStudio(documentOf), film);
  const offered = isCut ? cuesSeconds : (seconds ?? cuesSeconds);
  const set = (duration: number) =>
    edit.apply({ name: 'stage', mergeKey: 'stage:duration' }, (before) =>
      setUntimedLength(before, film, duration),
    );
  const take = (duration: number) => {
    edit.settle(); // a step of its own, whatever was typed before
    set(duration);
    edit.settle();
  };
  return (
    <>
      <Field label={t('film.duration')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('film.duration')}
            value={seconds}
            step={0.5}
            digits={2}
            min={0.01}
            max={86400}
            placeholder={t('film.durationNone')}
            onChange={set}
            onSettle={edit.settle}
          />
        )}
      </Field>
      {(isOpen || isCut) && (
        <p role="status" className="flex gap-1.5 text-12 text-warn">
          <TriangleAlert size={13} className="mt-px shrink-0" aria-hidden />
          {isOpen ? t('film.durationNeeded') : t('film.durationCuts')}
        </p>
      )}
      {(isOpen || isCut) && offered !== null && (
        <Button className="self-start" onClick={() => take(offered)}>
          {t('film.durationTake', {
            size: t('common.size', { width: film.widthPx, height: film.heightPx }),
            rate: formatRate(film.rate),
            seconds: offered.toFixed(2),
          })}
        </Button>
      )}
    </>
  );
}
