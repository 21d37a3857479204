import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cuesOf, partOf } from '../../../../shared/edit/document.ts';
import { setStage } from '../../../../shared/edit/media-edits.ts';
import { secondsAt } from '../../../../shared/time.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';

/** The length of a film without clips: nothing else tells it, and a render refuses to guess it. */
export function DurationField() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const document = useStudio(documentOf);
  const { totalFrames, rate } = useStudio(filmOf);
  const { duration } = partOf(document, 'stage');
  const isMissing = typeof duration !== 'number';
  const asCues = secondsAt(totalFrames, rate);
  const set = (seconds: number) =>
    edit.apply({ name: 'stage', mergeKey: 'stage:duration' }, (before) =>
      setStage(before, { duration: seconds }),
    );
  return (
    <>
      <Field label={t('film.duration')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('film.duration')}
            value={isMissing ? null : duration}
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
      {isMissing && (
        <p className="flex gap-1.5 text-12 text-warn">
          <TriangleAlert size={13} className="mt-px shrink-0" aria-hidden />
          {t('film.durationNeeded')}
        </p>
      )}
      {isMissing && cuesOf(document).length > 0 && (
        <Button className="self-start" onClick={() => set(asCues)}>
          {t('film.durationSet', { seconds: asCues.toFixed(2) })}
        </Button>
      )}
    </>
  );
}
