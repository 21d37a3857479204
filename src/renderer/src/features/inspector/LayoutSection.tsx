import { useTranslation } from 'react-i18next';
import type { EditCue, EditLayout } from '../../../../shared/edit/document.ts';
import { ANCHORS } from '../../../../shared/scenario/motion-schema.ts';
import { Field } from '../../ui/Field.tsx';
import { NumberRow } from '../../ui/FieldRows.tsx';
import { Section } from '../../ui/Section.tsx';
import { AnchorGrid } from './AnchorGrid.tsx';
import { percentOf, ratioOf } from './percent.ts';
import { sharedValue } from './shared-value.ts';
import { useCueEdit } from './use-cue-edit.ts';

/** What a cue without a layout has: below, in the middle. */
const DEFAULTS = { anchor: 'bc', x: 0.5, y: 0.925, width: 0.9 } as const;

/** Where an anchor without numbers stands. */
function defaultAt(layout: EditLayout | undefined, axis: 'x' | 'y'): number {
  const anchor = layout?.anchor ?? DEFAULTS.anchor;
  if (layout?.anchor === undefined || anchor === 'bc') return DEFAULTS[axis];
  const sign = axis === 'x' ? anchor[1] : anchor[0];
  return { t: 0.075, c: 0.5, b: 0.925, l: 0.05, r: 0.95 }[sign as 't' | 'c' | 'b' | 'l' | 'r'];
}

/** Where a cue stands, in percent of the stage. */
export function LayoutSection({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const cueEdit = useCueEdit(cues);
  const row = (
    key: 'x' | 'y' | 'width' | 'height',
    read: (layout: EditLayout | undefined) => number | undefined,
    placeholder: string = t('common.mixed'),
  ) => (
    <NumberRow
      label={t(`layout.${key}`)}
      value={percentOf(sharedValue(cues, ({ layout }) => read(layout)))}
      step={0.5}
      digits={1}
      min={key === 'x' || key === 'y' ? -1000 : 0}
      max={1000}
      placeholder={placeholder}
      onChange={(percent) => cueEdit.setLayout({ [key]: ratioOf(percent) })}
      onSettle={cueEdit.settle}
    />
  );
  return (
    <Section title={t('inspector.layout')}>
      <Field label={t('layout.anchor')}>
        {() => (
          <AnchorGrid
            anchors={ANCHORS}
            value={sharedValue(cues, ({ layout }) => layout?.anchor ?? DEFAULTS.anchor)}
            onChange={(anchor) => cueEdit.setLayout({ anchor, x: undefined, y: undefined })}
          />
        )}
      </Field>
      {row('x', (layout) => layout?.x ?? defaultAt(layout, 'x'))}
      {row('y', (layout) => layout?.y ?? defaultAt(layout, 'y'))}
      {row('width', (layout) => layout?.width ?? DEFAULTS.width)}
      {row('height', (layout) => layout?.height, t('layout.auto'))}
      <NumberRow
        label={t('layout.rotate')}
        value={sharedValue(cues, ({ layout }) => layout?.rotate ?? 0)}
        min={-36000}
        max={36000}
        placeholder={t('common.mixed')}
        onChange={(rotate) => cueEdit.setLayout({ rotate: rotate === 0 ? undefined : rotate })}
        onSettle={cueEdit.settle}
      />
      <NumberRow
        label={t('layout.opacity')}
        value={percentOf(sharedValue(cues, ({ opacity }) => opacity ?? 1))}
        min={0}
        max={100}
        placeholder={t('common.mixed')}
        onChange={(percent) =>
          cueEdit.set('opacity', { opacity: percent === 100 ? undefined : ratioOf(percent) })
        }
        onSettle={cueEdit.settle}
      />
    </Section>
  );
}
