import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changedCues } from '../../../../shared/edit/cue-spacing.ts';
import type { Pause } from '../../../../shared/edit/sound-pauses.ts';
import type { CueChange, CueTool } from '../../store/cue-change.ts';
import { documentOf } from '../../store/derived.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberRow, SelectRow } from '../../ui/FieldRows.tsx';

const WAYS = ['words', 'characters', 'pauses'] as const;
type Way = (typeof WAYS)[number];

/** What each way to split begins with: words, characters, seconds. */
const MOST = { words: 6, characters: 42, pauses: 0.4 } as const;
const SECONDS = { close: 0.5, gap: 0.08, length: 1 } as const;

function startOf(tool: CueTool): CueChange {
  if (tool === 'cut') return { tool, by: 'words', most: MOST.words };
  if (tool === 'lines') return { tool, characters: 42, lines: 2 };
  return { tool, seconds: SECONDS[tool] };
}

/** A change of the selected cues, or of all, with the numbers it needs; says before how many cues it is about. */
export function CueToolDialog({ tool }: { readonly tool: CueTool }) {
  const { t } = useTranslation();
  const { cues, view, words } = useSession();
  const document = useStudio(documentOf);
  const selected = useStudio(({ selection }) => (selection.kind === 'cues' ? selection.ids.length : 0));
  const [change, setChange] = useState(() => startOf(tool));
  const [pauses, setPauses] = useState<readonly Pause[]>([]);
  const needsPauses = tool === 'cut' || tool === 'lines';
  useEffect(() => {
    if (needsPauses) void words.pauses().then(setPauses);
  }, [words, needsPauses]);
  const count = useMemo(
    () => changedCues(document, cues.changed(change, pauses)),
    [document, cues, change, pauses],
  );
  const run = () => {
    cues.change(change, pauses);
    view.closeDialog();
  };
  return (
    <Dialog
      title={t(`cueTool.${tool}.title`)}
      description={t(`cueTool.${tool}.text`)}
      onClose={view.closeDialog}
      actions={
        <>
          <Button onClick={view.closeDialog}>{t('common.cancel')}</Button>
          <Button look="main" disabled={count === 0} onClick={run}>
            {t(`cueTool.${tool}.button`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <Fields change={change} onChange={setChange} />
        <p role="status" className="text-soft">
          {selected > 0 ? t('cueTool.ofSelected', { count: selected }) : t('cueTool.ofAll')}{' '}
          {count === 0 ? t('cueTool.nothing') : t('cueTool.changes', { count })}
        </p>
      </div>
    </Dialog>
  );
}

function Fields({
  change,
  onChange,
}: {
  readonly change: CueChange;
  readonly onChange: (change: CueChange) => void;
}) {
  const { t } = useTranslation();
  if (change.tool === 'cut')
    return (
      <>
        <SelectRow
          label={t('cueTool.by')}
          value={change.by}
          choices={WAYS.map((value) => ({ value, label: t(`cueTool.way.${value}`) }))}
          onChange={(by) => onChange({ ...change, by: by as Way, most: MOST[by as Way] })}
        />
        <NumberRow
          key={change.by}
          label={t(`cueTool.most.${change.by}`)}
          value={change.most}
          min={change.by === 'pauses' ? 0.05 : 1}
          step={change.by === 'pauses' ? 0.05 : 1}
          digits={change.by === 'pauses' ? 2 : 0}
          onChange={(most) => onChange({ ...change, most })}
        />
      </>
    );
  if (change.tool === 'lines')
    return (
      <>
        <NumberRow
          label={t('cueTool.characters')}
          value={change.characters}
          min={5}
          max={200}
          onChange={(characters) => onChange({ ...change, characters: Math.round(characters) })}
        />
        <NumberRow
          label={t('cueTool.lines.most')}
          value={change.lines}
          min={1}
          max={10}
          onChange={(lines) => onChange({ ...change, lines: Math.round(lines) })}
        />
      </>
    );
  return (
    <NumberRow
      label={t('cueTool.seconds')}
      value={change.seconds}
      min={0.001}
      max={60}
      step={0.04}
      digits={3}
      onChange={(seconds) => onChange({ ...change, seconds })}
    />
  );
}
