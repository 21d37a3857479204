import { useCallback, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditCue } from '../../../../shared/edit/document.ts';
import { idSet } from '../../../../shared/edit/ids.ts';
import { frameAt } from '../../../../shared/time.ts';
import { filmOf } from '../../store/derived.ts';
import { extended, selected, toggled } from '../../store/selection.ts';
import { useCueWarnings } from '../../store/use-cue-warnings.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { CueRow, ROW_PX } from './CueRow.tsx';
import { useRowWindow } from './use-row-window.ts';

type ChoosingKeys = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;
const NO_IDS: readonly string[] = [];

/** A list of thousands of cues: arrows move, Shift extends, Enter or a double click edits the text in place. */
export function CueList({ cues }: { readonly cues: readonly EditCue[] }) {
  const { t } = useTranslation();
  const { store, edit, play } = useSession();
  const selection = useStudio((state) => state.selection);
  const warnings = useCueWarnings();
  const { rate } = useStudio(filmOf);
  const [editingId, setEditingId] = useState<string | null>(null);
  const activeId = selection.kind === 'cues' ? (selection.ids.at(-1) ?? null) : null;
  const activeRow = activeId === null ? null : cues.findIndex(({ id }) => id === activeId);
  const rows = useRowWindow(cues.length, ROW_PX, activeRow);
  const chosen = idSet(selection.kind === 'cues' ? selection.ids : NO_IDS);

  const choose = useCallback(
    (cue: EditCue, { ctrlKey, metaKey, shiftKey }: ChoosingKeys) => {
      const before = store.getState().selection;
      const order = () => cues.map(({ id }) => id);
      if (ctrlKey || metaKey) edit.select(toggled(before, 'cues', cue.id));
      else if (shiftKey) edit.select(extended(before, 'cues', cue.id, order()));
      else edit.select(selected('cues', [cue.id]));
      play.seek(frameAt(cue.start, rate));
    },
    [store, edit, play, cues, rate],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Enter' && activeId !== null) {
      event.preventDefault();
      return setEditingId(activeId);
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(cues.length - 1, (activeRow ?? -1) + step));
    const cue = cues[row];
    if (cue) choose(cue, { ctrlKey: false, metaKey: false, shiftKey: event.shiftKey });
  };
  return (
    <div
      ref={rows.ref}
      role="grid"
      aria-label={t('cues.list')}
      aria-multiselectable
      aria-rowcount={cues.length}
      aria-activedescendant={activeRow !== null && activeRow >= 0 ? `cue-${activeId}` : undefined}
      tabIndex={0}
      data-own-keys
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <div role="presentation" className="relative" style={{ height: rows.totalPx }}>
        {cues.slice(rows.start, rows.end).map((cue, offset) => (
          <CueRow
            key={cue.id}
            cue={cue}
            row={rows.start + offset}
            rate={rate}
            isSelected={chosen.has(cue.id)}
            isEditing={editingId === cue.id}
            warnings={warnings.get(cue.id)}
            onChoose={choose}
            onEdit={setEditingId}
          />
        ))}
      </div>
    </div>
  );
}
