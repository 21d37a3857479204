import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EncoderVerdict, RenderSettings } from '../../../../shared/contract/studio.ts';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import {
  OUTPUT_FORMATS,
  PRESET_NAMES,
  type OutputFormat,
  type QualityPreset,
} from '../../../../shared/plan/plan.ts';
import { filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Field } from '../../ui/Field.tsx';
import { SelectRow } from '../../ui/FieldRows.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { parseTimecode } from '../../../../shared/edit/timecode.ts';
import { encoderChoices } from './encoder-choices.ts';

type RenderOptionsProps = {
  readonly settings: RenderSettings;
  readonly totalFrames: number;
  readonly onChange: (settings: RenderSettings) => void;
};

const NO_ENCODERS: readonly EncoderVerdict[] = [];

export function RenderOptions({ settings, totalFrames, onChange }: RenderOptionsProps) {
  const { t } = useTranslation();
  const { jobs } = useSession();
  const { rate } = useStudio(filmOf);
  const encoders = useStudio(({ machine }) => machine?.encoders ?? NO_ENCODERS);
  useEffect(() => void jobs.loadMachine(), [jobs]);
  const set = (patch: RenderSettings) => onChange({ ...settings, ...patch });
  const { range, ...whole } = settings;
  const span = range ?? { startFrame: 0, endFrame: totalFrames };
  const edge = (label: string, frame: number, change: (frame: number) => typeof span) => (
    <NumberField
      label={label}
      value={frame}
      min={0}
      max={totalFrames}
      onChange={(next) => set({ range: change(Math.round(next)) })}
      show={(shown) => formatTimecode(shown, rate)}
      read={(text) => parseTimecode(text, rate)}
    />
  );
  return (
    <>
      <SelectRow
        label={t('render.preset')}
        value={settings.preset ?? 'high'}
        choices={PRESET_NAMES.map((preset) => ({
          value: preset,
          label: t(`preset.${preset}`),
          note: t(`preset.${preset}Note`),
        }))}
        onChange={(preset) => set({ preset: preset as QualityPreset })}
      />
      <SelectRow
        label={t('render.format')}
        value={settings.format ?? 'mp4'}
        choices={OUTPUT_FORMATS.map((format) => ({ value: format, label: t(`format.${format}`) }))}
        onChange={(format) => set({ format: format as OutputFormat })}
      />
      <SelectRow
        label={t('render.encoder')}
        value={settings.encoder ?? 'auto'}
        choices={encoderChoices(encoders, t('render.auto'), t('render.autoNote'))}
        onChange={(encoder) => set({ encoder })}
      />
      <SwitchField
        label={t('render.part')}
        isOn={range !== undefined}
        onChange={(isOn) => onChange(isOn ? { ...whole, range: span } : whole)}
      />
      {range && (
        <Field label={t('render.range')}>
          {() => (
            <>
              {edge(t('render.from'), range.startFrame, (frame) => ({
                startFrame: Math.min(frame, range.endFrame - 1),
                endFrame: range.endFrame,
              }))}
              {edge(t('render.to'), range.endFrame, (frame) => ({
                startFrame: range.startFrame,
                endFrame: Math.max(frame, range.startFrame + 1),
              }))}
            </>
          )}
        </Field>
      )}
      <SwitchField
        label={t('render.useCache')}
        isOn={settings.cache !== false}
        onChange={(isOn) => set({ cache: isOn })}
      />
    </>
  );
}
