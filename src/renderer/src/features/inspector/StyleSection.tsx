import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mapCues, setStyle } from '../../../../shared/edit/cue-edits.ts';
import { patched, type EditCue } from '../../../../shared/edit/document.ts';
import {
  fullStyle,
  namedStyles,
  styleNameOf,
  styleOverrides,
  styleValue,
  withOverride,
} from '../../../../shared/edit/style-edits.ts';
import { setNamedStyle } from '../../../../shared/edit/media-edits.ts';
import { documentOf } from '../../store/derived.ts';
import { useStudio } from '../../store/use-session.ts';
import type { StepName } from '../../text/en.ts';
import { SelectRow, TextRow } from '../../ui/FieldRows.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { sharedValue } from './shared-value.ts';
import { SpokenMotionFields } from './SpokenMotionFields.tsx';
import { styleStep } from './style/style-step.ts';
import { StyleFields } from './style/StyleFields.tsx';
import type { StyleEditing } from './style/style-editing.ts';
import { useCueEdit } from './use-cue-edit.ts';

/** The style a cue stands on, and what it says beside it. */
export function StyleSection({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const document = useStudio(documentOf);
  const cueEdit = useCueEdit(cues);
  const restyle = (name: StepName, key: string, how: (style: unknown) => unknown) =>
    cueEdit.change(name, `style:${key}`, (before, ids) =>
      mapCues(before, ids, (cue) => patched(cue, { style: how(cue.style) })),
    );
  const keep = (name: string) =>
    cueEdit.change('keepStyle', 'keep', (before, ids) =>
      setStyle(setNamedStyle(before, name, cues[0]?.style), ids, name),
    );
  const hasOverrides = cues.some(({ style }) => Object.keys(styleOverrides(style)).length > 0);
  const editing: StyleEditing = {
    styles: [...new Set(cues.map(({ style }) => style))].map((style) => fullStyle(document, style)),
    isOwn: (key) => cues.some(({ style }) => styleOverrides(style)[key] !== undefined),
    change: (key, part, how) =>
      restyle(styleStep(key), `${key}:${part}`, (style) =>
        withOverride(style, { [key]: how(fullStyle(document, style)) }),
      ),
    reset: (key) => {
      restyle(styleStep(key), `${key}:reset`, (style) => withOverride(style, { [key]: undefined }));
      cueEdit.settle();
    },
    settle: cueEdit.settle,
  };
  return (
    <Section
      title={t('inspector.style')}
      aside={
        hasOverrides && (
          <IconButton
            icon={RotateCcw}
            label={t('style.reset')}
            onClick={() => restyle('setStyle', 'reset', (style) => styleValue(styleNameOf(style), {}))}
          />
        )
      }
    >
      <SelectRow
        label={t('style.name')}
        value={sharedValue(cues, ({ style }) => styleNameOf(style))}
        placeholder={t('common.mixed')}
        choices={Object.keys(namedStyles(document)).map((name) => ({ value: name, label: name }))}
        onChange={(name) => restyle('setStyle', 'name', (style) => styleValue(name, styleOverrides(style)))}
      />
      <StyleFields editing={editing} spoken={<SpokenMotionFields cues={cues} />} />
      {hasOverrides && cues.length === 1 && (
        <TextRow label={t('style.keep')} value="" placeholder={t('style.keepHint')} onChange={keep} />
      )}
    </Section>
  );
}
