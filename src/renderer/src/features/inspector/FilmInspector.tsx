import { useTranslation } from 'react-i18next';
import { partOf } from '../../../../shared/edit/document.ts';
import { setOutput, setStage, setTitle } from '../../../../shared/edit/media-edits.ts';
import { OUTPUT_FORMATS, PRESET_NAMES } from '../../../../shared/plan/plan.ts';
import { isFrameRate } from '../../../../shared/scenario/frame-rate-rule.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { ColorField } from '../../ui/ColorField.tsx';
import { Field } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatOf } from '../render/formats.ts';
import { DurationField } from './DurationField.tsx';

const evenPx = (value: number) => Math.max(16, Math.min(7680, Math.round(value / 2) * 2));

/** The film itself: its name, its stage and what a render makes of it. */
export function FilmInspector() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const document = useStudio(documentOf);
  const film = useStudio(filmOf);
  const stage = partOf(document, 'stage');
  const output = partOf(document, 'output');
  const followsSource = typeof stage['width'] !== 'number' && typeof stage['height'] !== 'number';
  const set = (patch: Readonly<Record<string, unknown>>) =>
    edit.apply({ name: 'stage', mergeKey: `stage:${Object.keys(patch).join()}` }, (before) =>
      setStage(before, patch),
    );
  const setOut = (patch: Readonly<Record<string, unknown>>) =>
    edit.apply({ name: 'output' }, (before) => setOutput(before, patch));
  const size = (key: 'width' | 'height', px: number) => (
    <NumberField
      label={t(`film.${key}`)}
      value={px}
      step={2}
      min={16}
      max={7680}
      onChange={(value) => set({ width: film.widthPx, height: film.heightPx, [key]: evenPx(value) })}
      onSettle={edit.settle}
    />
  );
  return (
    <>
      <Section title={t('film.title')}>
        <Field label={t('film.name')}>
          {(id) => (
            <TextField
              id={id}
              label={t('film.name')}
              value={String(document['title'] ?? '')}
              placeholder={t('project.untitled')}
              onChange={(title) => edit.apply({ name: 'title' }, (before) => setTitle(before, title))}
            />
          )}
        </Field>
      </Section>
      <Section title={t('film.stage')}>
        <SwitchField
          label={t('film.fromSource')}
          isOn={followsSource}
          onChange={(isOn) =>
            set(
              isOn ? { width: undefined, height: undefined } : { width: film.widthPx, height: film.heightPx },
            )
          }
        />
        <Field label={t('film.size')}>
          {() => (
            <span dir="ltr" className="flex min-w-0 flex-1 items-center gap-1">
              {size('width', film.widthPx)}
              <span aria-hidden>×</span>
              {size('height', film.heightPx)}
            </span>
          )}
        </Field>
        <Field label={t('film.rate')}>
          {(id) => (
            <TextField
              id={id}
              label={t('film.rate')}
              value={String(stage['frameRate'] ?? 'source')}
              onChange={(text) => {
                const rate = /^\d+$/.test(text) ? Number(text) : text.trim();
                if (isFrameRate(rate)) set({ frameRate: rate === 'source' ? undefined : rate });
              }}
            />
          )}
        </Field>
        <Field label={t('film.background')}>
          {(id) => (
            <ColorField
              id={id}
              label={t('film.background')}
              value={String(stage['background'] ?? 'black')}
              onChange={(background) => set({ background })}
            />
          )}
        </Field>
        {film.clips.length === 0 && <DurationField />}
      </Section>
      <Section title={t('film.output')}>
        <Field label={t('render.preset')}>
          {(id) => (
            <SelectField
              id={id}
              label={t('render.preset')}
              value={String(output['preset'] ?? 'high')}
              choices={PRESET_NAMES.map((preset) => ({
                value: preset,
                label: t(`preset.${preset}`),
              }))}
              onChange={(preset) => setOut({ preset })}
            />
          )}
        </Field>
        <Field label={t('render.format')}>
          {(id) => (
            <SelectField
              id={id}
              label={t('render.format')}
              value={formatOf(output['format'])}
              choices={OUTPUT_FORMATS.map((format) => ({ value: format, label: t(`format.${format}`) }))}
              onChange={(format) => setOut({ format })}
            />
          )}
        </Field>
      </Section>
    </>
  );
}
