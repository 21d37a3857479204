import { useTranslation } from 'react-i18next';
import { moveCues, trimCue } from '../../../../shared/edit/cue-time-edits.ts';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { frameSeconds } from '../../../../shared/edit/snap.ts';
import { formatTimecode } from '../../../../shared/edit/timecode.ts';
import { frameSpan } from '../../../../shared/time.ts';
import { filmOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { NumberRow, TimeRow } from '../../ui/FieldRows.tsx';
import { Section } from '../../ui/Section.tsx';
import { LockField } from './LockField.tsx';
import { sharedValue } from './shared-value.ts';
import { useCueEdit } from './use-cue-edit.ts';

/** When a cue is seen. Of several cues only the start: it moves them together. */
export function TimingSection({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const { rate, clips } = useStudio(filmOf);
  const cueEdit = useCueEdit(cues);
  const [only] = cues.length === 1 ? cues : [];
  const start = cues.reduce((earliest, cue) => Math.min(earliest, cue.start), Infinity);
  const shortest = frameSeconds(rate);
  const own = only && frameSpan(only.start, only.end, rate);
  const trim = (edge: 'start' | 'end', seconds: number) =>
    cueEdit.change('trimCue', edge, (document, [id = '']) =>
      trimCue(document, id, { edge, seconds, shortest }),
    );
  return (
    <Section title={t('inspector.timing')}>
      <TimeRow
        label={t('timing.start')}
        seconds={start}
        rate={rate}
        {...(own && {
          mostFrame: own.endFrame - 1,
          outside: t('cuts.startAfterEnd', { end: formatTimecode(own.endFrame, rate) }),
        })}
        onChange={(seconds) =>
          only
            ? trim('start', seconds)
            : cueEdit.change('moveCues', 'move', (document, ids) => moveCues(document, ids, seconds - start))
        }
        onSettle={cueEdit.settle}
      />
      {only && own && (
        <>
          <TimeRow
            label={t('timing.end')}
            seconds={only.end}
            rate={rate}
            leastFrame={own.startFrame + 1}
            outside={t('cuts.endBeforeStart', { start: formatTimecode(own.startFrame, rate) })}
            onChange={(seconds) => trim('end', seconds)}
            onSettle={cueEdit.settle}
          />
          <TimeRow
            label={t('timing.length')}
            seconds={only.end - only.start}
            rate={rate}
            leastFrame={1}
            outside={t('cuts.noLength')}
            onChange={(seconds) => trim('end', only.start + seconds)}
            onSettle={cueEdit.settle}
          />
        </>
      )}
      {clips.length > 0 && <LockField cues={cues} />}
      <NumberRow
        label={t('timing.layer')}
        value={sharedValue(cues, ({ layer }) => layer ?? 0)}
        placeholder={t('common.mixed')}
        onChange={(layer) => cueEdit.set('layer', { layer: layer === 0 ? undefined : Math.round(layer) })}
        onSettle={cueEdit.settle}
      />
    </Section>
  );
}
