import { useTranslation } from 'react-i18next';
import type { EditCue, EditLayout } from '../../../../shared/edit/document.ts';
import { ANCHORS } from '../../../../shared/scenario/motion-schema.ts';
import { Field } from '../../ui/Field.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { AnchorGrid } from './AnchorGrid.tsx';
import { sharedValue } from './shared-value.ts';
import { useCueEdit } from './use-cue-edit.ts';

/** What a cue without a layout has: below, in the middle (scenario.md). */
const DEFAULTS = { anchor: 'bc', x: 0.5, y: 0.925, width: 0.9 } as const;

/** Where an anchor without numbers stands. */
function defaultAt(layout: EditLayout | undefined, axis: 'x' | 'y'): number {
  const anchor = layout?.anchor ?? DEFAULTS.anchor;
  if (layout?.anchor === undefined || anchor === 'bc') return DEFAULTS[axis];
  const sign = axis === 'x' ? anchor[1] : anchor[0];
  return { t: 0.075, c: 0.5, b: 0.925, l: 0.05, r: 0.95 }[sign as 't' | 'c' | 'b' | 'l' | 'r'];
}

export function LayoutSection({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const cueEdit = useCueEdit(cues);
  const percent = (read: (layout: EditLayout | undefined) => number | undefined) => {
    const value = sharedValue(cues, ({ layout }) => read(layout));
    return value === null || value === undefined ? null : value * 100;
  };
  const field = (
    key: 'x' | 'y' | 'width' | 'height',
    value: number | null,
    max: number,
    placeholder: string,
  ) => (
    <Field label={t(`layout.${key}`)}>
      {(id) => (
        <NumberField
          id={id}
          label={t(`layout.${key}`)}
          value={value}
          step={0.5}
          digits={1}
          min={key === 'x' || key === 'y' ? -1000 : 0}
          max={max}
          placeholder={placeholder}
          onChange={(next) => cueEdit.setLayout({ [key]: Number((next / 100).toFixed(5)) })}
          onSettle={cueEdit.settle}
        />
      )}
    </Field>
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
      {field(
        'x',
        percent((layout) => layout?.x ?? defaultAt(layout, 'x')),
        1000,
        t('common.mixed'),
      )}
      {field(
        'y',
        percent((layout) => layout?.y ?? defaultAt(layout, 'y')),
        1000,
        t('common.mixed'),
      )}
      {field(
        'width',
        percent((layout) => layout?.width ?? DEFAULTS.width),
        1000,
        t('common.mixed'),
      )}
      {field(
        'height',
        percent((layout) => layout?.height),
        1000,
        t('layout.auto'),
      )}
      <Field label={t('layout.rotate')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('layout.rotate')}
            value={sharedValue(cues, ({ layout }) => layout?.rotate ?? 0)}
            min={-36000}
            max={36000}
            placeholder={t('common.mixed')}
            onChange={(rotate) => cueEdit.setLayout({ rotate: rotate === 0 ? undefined : rotate })}
            onSettle={cueEdit.settle}
          />
        )}
      </Field>
      <Field label={t('layout.opacity')}>
        {(id) => (
          <NumberField
            id={id}
            label={t('layout.opacity')}
            value={(sharedValue(cues, ({ opacity }) => opacity ?? 1) ?? NaN) * 100 || null}
            min={0}
            max={100}
            placeholder={t('common.mixed')}
            onChange={(value) =>
              cueEdit.set('opacity', {
                opacity: value === 100 ? undefined : Number((value / 100).toFixed(4)),
              })
            }
            onSettle={cueEdit.settle}
          />
        )}
      </Field>
    </Section>
  );
}
