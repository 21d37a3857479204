import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ScenarioDocument } from '../../../../shared/edit/document.ts';
import { setOutput } from '../../../../shared/edit/media-edits.ts';
import {
  isStretched,
  isWrongShape,
  outputOf,
  PLATFORM_NAMES,
  platformsOf,
  setFormat,
  setOutputSize,
  setOwnQuality,
  setPlatform,
  setPreset,
  usualSizes,
  type PlatformName,
  type SizePx,
} from '../../../../shared/edit/output-edits.ts';
import {
  OUTPUT_FORMATS,
  PRESET_NAMES,
  type OutputFormat,
  type QualityPreset,
} from '../../../../shared/plan/plan.ts';
import { documentOf, filmOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { NumberRow, SelectRow } from '../../ui/FieldRows.tsx';

const OWN = 'own';
const LOSSLESS = 'lossless';
/** Formats whose pictures are never made smaller by leaving something out. */
const WITHOUT_QUALITY: readonly OutputFormat[] = ['gif', 'png-sequence', 'wav'];

/** What a render makes of the film. It belongs to the project: dialog and inspector show and change the same. */
export function OutputFields() {
  const { t } = useTranslation();
  const { edit } = useSession();
  const document = useStudio(documentOf);
  const stage = useStudio(filmOf);
  const output = outputOf(document);
  const change = (make: (before: ScenarioDocument) => ScenarioDocument, mergeKey?: string) =>
    edit.apply({ name: 'output', ...(mergeKey !== undefined && { mergeKey }) }, make);
  const fitting = platformsOf(document, stage);
  const quality = output.quality === LOSSLESS ? LOSSLESS : output.quality === null ? output.preset : OWN;
  return (
    <>
      <SelectRow
        label={t('render.platform')}
        value={fitting[0] ?? OWN}
        choices={[
          ...(fitting.length === 0 ? [{ value: OWN, label: t('platform.own') }] : []),
          ...PLATFORM_NAMES.map((name) => ({
            value: name,
            label: t(`platform.${name}`),
            note: t(`platform.${name}Note`),
          })),
        ]}
        onChange={(name) =>
          name !== OWN && change((before) => setPlatform(before, name as PlatformName, stage))
        }
      />
      {fitting[0] && isWrongShape(fitting[0], stage) && (
        <Warning text={t('render.wrongShape', { width: stage.widthPx, height: stage.heightPx })} />
      )}
      <SelectRow
        label={t('render.format')}
        value={output.format}
        choices={OUTPUT_FORMATS.map((format) => ({ value: format, label: t(`format.${format}`) }))}
        onChange={(format) => change((before) => setFormat(before, format as OutputFormat))}
      />
      {output.format !== 'wav' && <SizeRow output={output.size} stage={stage} onChange={change} />}
      {!WITHOUT_QUALITY.includes(output.format) && (
        <>
          <SelectRow
            label={t('render.preset')}
            value={quality}
            choices={([...PRESET_NAMES, OWN, LOSSLESS] as const).map((name) => ({
              value: name,
              label: t(`preset.${name}`),
              note: t(`preset.${name}Note`),
            }))}
            onChange={(name) =>
              change((before) =>
                name === OWN
                  ? setOwnQuality(before)
                  : name === LOSSLESS
                    ? setOwnQuality(before, LOSSLESS)
                    : setPreset(before, name as QualityPreset),
              )
            }
          />
          {typeof output.quality === 'number' && (
            <NumberRow
              label={t('render.quality')}
              value={output.quality}
              min={0}
              max={51}
              onChange={(value) => change((before) => setOwnQuality(before, value), 'output:quality')}
              onSettle={edit.settle}
            />
          )}
          {quality !== LOSSLESS && (
            <NumberRow
              label={t('render.sizeLimit')}
              value={output.sizeLimitMB}
              placeholder={t('render.noLimit')}
              min={0}
              max={1_000_000}
              digits={1}
              onChange={(value) =>
                change(
                  (before) => setOutput(before, { sizeLimitMB: value >= 0.1 ? value : undefined }),
                  'output:limit',
                )
              }
              onSettle={edit.settle}
            />
          )}
        </>
      )}
    </>
  );
}

/** The size of the film's file: that of the stage, or the stage made larger or smaller. */
function SizeRow({
  output,
  stage,
  onChange,
}: {
  readonly output: SizePx | null;
  readonly stage: SizePx;
  readonly onChange: (make: (before: ScenarioDocument) => ScenarioDocument) => void;
}) {
  const { t } = useTranslation();
  const nameOf = ({ widthPx, heightPx }: SizePx) => `${widthPx}x${heightPx}`;
  const textOf = ({ widthPx, heightPx }: SizePx) => t('common.size', { width: widthPx, height: heightPx });
  const usual = usualSizes(stage);
  const isUsual = output === null || usual.some((size) => nameOf(size) === nameOf(output));
  const sizes = isUsual ? usual : [output, ...usual];
  return (
    <>
      <SelectRow
        label={t('render.size')}
        value={output === null ? OWN : nameOf(output)}
        choices={[
          { value: OWN, label: t('render.stageSize', { size: textOf(stage) }) },
          ...sizes.map((size) => ({ value: nameOf(size), label: textOf(size) })),
        ]}
        onChange={(name) => {
          const size = sizes.find((known) => nameOf(known) === name) ?? null;
          onChange((before) => setOutputSize(before, size));
        }}
      />
      {output !== null && isStretched(stage, output) && <Warning text={t('render.stretched')} />}
    </>
  );
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p role="status" className="flex gap-1.5 text-12 text-warn">
      <TriangleAlert size={13} className="mt-px shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}
