import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mapCues } from '../../../../shared/edit/cue-edits.ts';
import { patched, type EditAnimation, type EditCue } from '../../../../shared/edit/document.ts';
import { animationsOf } from '../../../../shared/edit/spoken-motion.ts';
import { ANIMATION_NAMES } from '../../../../shared/stage-film.ts';
import { documentOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { useCueEdit } from './use-cue-edit.ts';

const WHENS = ['in', 'out', 'during', 'word'] as const;

export function AnimationSection({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const cueEdit = useCueEdit(cues);
  const document = useStudio(documentOf);
  const [first] = cues;
  if (!first) return null;
  const shown = animationsOf(document, first);
  const set = (animate: readonly EditAnimation[] | undefined, key: string) =>
    cueEdit.change('animation', key, (document, ids) =>
      mapCues(document, ids, (cue) => patched(cue, { animate })),
    );
  const replace = (index: number, patch: Readonly<Record<string, unknown>>) =>
    set(
      shown.map((animation, at) => (at === index ? patched(animation, patch) : animation)),
      `animation:${index}:${Object.keys(patch).join()}`,
    );
  return (
    <Section
      title={t('inspector.animation')}
      aside={
        <IconButton
          icon={Plus}
          label={t('animation.add')}
          onClick={() => set([...shown, { name: 'fade', when: 'in' }], 'animation:add')}
        />
      }
    >
      {cues.length > 1 && <p className="text-12 text-soft">{t('animation.several')}</p>}
      {shown.length === 0 && <p className="text-soft">{t('animation.none')}</p>}
      {shown.map((animation, index) => (
        // the list has no ids, and its items are edited in place
        <div
          key={index}
          className="grid grid-cols-[1fr_1fr_auto] gap-1 border-b pb-2 last:border-b-0 last:pb-0"
        >
          <span className="col-span-2">
            <SelectField
              label={t('animation.name')}
              value={animation.name}
              choices={ANIMATION_NAMES.map((name) => ({ value: name, label: name }))}
              onChange={(name) => replace(index, { name })}
            />
          </span>
          <IconButton
            icon={Trash2}
            label={t('animation.remove')}
            onClick={() =>
              set(
                shown.filter((_, at) => at !== index),
                'animation:remove',
              )
            }
          />
          <SelectField
            label={t('animation.when')}
            value={animation.when ?? 'in'}
            choices={WHENS.map((when) => ({ value: when, label: t(`when.${when}`) }))}
            onChange={(when) => replace(index, { when })}
          />
          <NumberField
            label={t('animation.duration')}
            value={animation.duration ?? null}
            step={0.05}
            digits={2}
            min={0}
            placeholder={t('animation.auto')}
            onChange={(duration) => replace(index, { duration })}
            onSettle={cueEdit.settle}
          />
        </div>
      ))}
      {first.animate !== undefined && (
        <Button look="quiet" className="self-start" onClick={() => set(undefined, 'animation:style')}>
          {t('animation.fromStyle')}
        </Button>
      )}
    </Section>
  );
}
