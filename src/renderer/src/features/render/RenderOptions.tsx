import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EncoderVerdict } from '../../../../shared/contract/studio.ts';
import { formatTimecode, parseTimecode } from '../../../../shared/edit/timecode.ts';
import { filmOf } from '../../store/derived.ts';
import type { RenderChoices } from '../../store/state.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Field } from '../../ui/Field.tsx';
import { SelectRow } from '../../ui/FieldRows.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { encoderChoices } from './encoder-choices.ts';

const NO_ENCODERS: readonly EncoderVerdict[] = [];

/** What is chosen for this render, and is no matter of the film. */
export function RenderOptions({ choices }: { readonly choices: RenderChoices }) {
  const { t } = useTranslation();
  const { jobs } = useSession();
  const { rate, totalFrames } = useStudio(filmOf);
  const encoders = useStudio(({ machine }) => machine?.encoders ?? NO_ENCODERS);
  useEffect(() => void jobs.loadMachine(), [jobs]);
  const { range } = choices;
  const whole = { startFrame: 0, endFrame: totalFrames };
  const edge = (label: string, key: keyof typeof whole) => (
    <NumberField
      label={label}
      value={(range ?? whole)[key]}
      min={0}
      onChange={(frame) => jobs.choose({ range: { ...(range ?? whole), [key]: Math.round(frame) } })}
      show={(shown) => formatTimecode(shown, rate)}
      read={(text) => parseTimecode(text, rate)}
    />
  );
  return (
    <>
      <SelectRow
        label={t('render.encoder')}
        value={choices.encoder ?? 'auto'}
        choices={encoderChoices(t, encoders)}
        onChange={(encoder) => jobs.choose({ encoder })}
      />
      <SwitchField
        label={t('render.part')}
        isOn={range !== undefined}
        onChange={(isOn) => jobs.choose({ range: isOn ? whole : undefined })}
      />
      {range && (
        <Field label={t('render.range')}>
          {() => (
            <>
              {edge(t('render.from'), 'startFrame')}
              {edge(t('render.to'), 'endFrame')}
            </>
          )}
        </Field>
      )}
      <SwitchField
        label={t('render.useCache')}
        isOn={choices.cache !== false}
        onChange={(isOn) => jobs.choose({ cache: isOn ? undefined : false })}
      />
    </>
  );
}
