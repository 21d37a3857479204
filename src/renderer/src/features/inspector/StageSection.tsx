import { useTranslation } from 'react-i18next';
import { partOf } from '../../../../shared/edit/document.ts';
import { setStage } from '../../../../shared/edit/media-edits.ts';
import { chosenSidePx } from '../../../../shared/film/clip-frames.ts';
import { isFrameRate } from '../../../../shared/scenario/frame-rate-rule.ts';
import { formatRate } from '../../../../shared/time.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Field } from '../../ui/Field.tsx';
import { ColorRow, TextRow } from '../../ui/FieldRows.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { AspectButtons } from './AspectButtons.tsx';
import { DurationField } from './DurationField.tsx';

/** The picture the cues are laid out on: its size, its rate and what is seen where no clip is. */
export function StageSection() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const stage = partOf(useStudio(documentOf), 'stage');
  const film = useStudio(filmOf);
  const set = (patch: Readonly<Record<string, unknown>>) =>
    edit.apply({ name: 'stage', mergeKey: `stage:${Object.keys(patch).join()}` }, (before) =>
      setStage(before, patch),
    );
  const size = (key: 'width' | 'height', px: number) => (
    <NumberField
      label={t(`film.${key}`)}
      value={px}
      step={2}
      min={16}
      max={7680}
      onChange={(value) => set({ width: film.widthPx, height: film.heightPx, [key]: chosenSidePx(value) })}
      onSettle={edit.settle}
    />
  );
  return (
    <Section title={t('film.stage')}>
      <AspectButtons />
      <Field label={t('film.size')}>
        {() => (
          <span dir="ltr" className="flex min-w-0 flex-1 items-center gap-1">
            {size('width', film.widthPx)}
            <span aria-hidden>×</span>
            {size('height', film.heightPx)}
          </span>
        )}
      </Field>
      <TextRow
        label={t('film.rate')}
        value={formatRate(film.rate)}
        onChange={(text) => {
          const rate = /^\d+$/.test(text) ? Number(text) : text.trim();
          if (rate !== 'source' && isFrameRate(rate)) set({ frameRate: rate });
        }}
      />
      <ColorRow
        label={t('film.background')}
        value={String(stage['background'] ?? 'black')}
        onChange={(background) => set({ background })}
      />
      {film.clips.length === 0 && <DurationField />}
    </Section>
  );
}
