import { useTranslation } from 'react-i18next';
import { frameAt } from '../../../../shared/time.ts';
import { trimClip, updateClip } from '../../../../shared/edit/clip-edits.ts';
import type { EditClip } from '../../../../shared/edit/document.ts';
import { frameSeconds } from '../../../../shared/edit/snap.ts';
import { filmOf, mediaInfoOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import type { StepName } from '../../text/en.ts';
import { NumberRow, SelectRow, TimeRow } from '../../ui/FieldRows.tsx';
import { Section } from '../../ui/Section.tsx';
import { TakeStage } from './TakeStage.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';

const FITS = ['contain', 'cover', 'stretch'] as const;

/** Which part of a file the clip shows, and how. */
export function ClipInspector({ clip }: { readonly clip: EditClip }) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const { rate } = useStudio(filmOf);
  const info = useStudio((state) => mediaInfoOf(state, clip.media));
  const sourceSeconds = info && info.kind !== 'image' ? info.durationSeconds : Infinity;
  const outSeconds = clip.out ?? sourceSeconds;
  const set = (name: StepName, patch: Readonly<Record<string, unknown>>) =>
    edit.apply({ name, mergeKey: `${name}:${clip.id}` }, (document) => updateClip(document, clip.id, patch));
  const trim = (edge: 'in' | 'out', seconds: number) =>
    edit.applyToClips({ name: 'trimClip', mergeKey: `${edge}:${clip.id}`, isAfresh: true }, (document) =>
      trimClip(document, clip.id, { edge, seconds, shortest: frameSeconds(rate), sourceSeconds }),
    );
  return (
    <>
      <Section title={t('clip.source')}>
        <p className="truncate font-medium">{clip.media}</p>
        <TimeRow
          label={t('clip.in')}
          seconds={clip.in ?? 0}
          rate={rate}
          {...(Number.isFinite(outSeconds) && { mostFrame: frameAt(outSeconds, rate) - 1 })}
          outside={t('cuts.inAfterOut')}
          onChange={(seconds) => trim('in', seconds)}
          onSettle={edit.settle}
        />
        <TimeRow
          label={t('clip.out')}
          seconds={Number.isFinite(outSeconds) ? outSeconds : null}
          rate={rate}
          leastFrame={frameAt(clip.in ?? 0, rate) + 1}
          outside={t('cuts.inAfterOut')}
          onChange={(seconds) => trim('out', seconds)}
          onSettle={edit.settle}
        />
      </Section>
      <Section title={t('clip.picture')}>
        <SelectRow
          label={t('clip.fit')}
          value={clip.fit ?? 'contain'}
          choices={FITS.map((fit) => ({ value: fit, label: t(`fit.${fit}`), note: t(`fit.${fit}Note`) }))}
          onChange={(fit) => set('clipFit', { fit })}
        />
        <TakeStage info={info} />
      </Section>
      {info?.audio && (
        <Section title={t('clip.sound')}>
          <SwitchField
            label={t('clip.mute')}
            isOn={clip.mute === true}
            onChange={(mute) => set('clipSound', { mute: mute ? true : undefined })}
          />
          <NumberRow
            label={t('clip.volume')}
            value={(clip.volume ?? 1) * 100}
            step={5}
            min={0}
            max={1600}
            onChange={(volume) => set('clipSound', { volume: volume === 100 ? undefined : volume / 100 })}
            onSettle={edit.settle}
          />
        </Section>
      )}
    </>
  );
}
