import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { setCueText } from '../../../../shared/edit/cue-edits.ts';
import { useSession } from '../../store/use-session.ts';
import { FIELD_CLASS } from '../../ui/Field.tsx';
import type { CellMove } from './cells.ts';
import { endOfTyping } from './use-cue-typing.ts';

/** The text of a cue in its row. Enter keeps it, Tab goes on to the next cell, Shift+Enter breaks the line, Escape takes it back. */
export function CueTextEditor({
  cueId,
  text,
  onEnd,
}: {
  readonly cueId: string;
  readonly text: string;
  readonly onEnd: (move: CellMove | null) => void;
}) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const isOver = useRef(false);
  const end = (how: 'keep' | 'cancel', move: CellMove | null, isLeft = false) => {
    if (isOver.current) return;
    isOver.current = true;
    const typed = field.current?.value ?? text;
    if (how === 'keep' && typed !== text)
      edit.apply({ name: 'editText' }, (document) => setCueText(document, cueId, typed));
    if (!isLeft) field.current?.closest<HTMLElement>('[role=grid]')?.focus();
    onEnd(move);
  };
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={t('cues.text')}
      dir="auto"
      defaultValue={text}
      spellCheck
      className={`${FIELD_CLASS} -ms-2 block flex-1 resize-none px-2 py-1 leading-4`}
      onBlur={() => end('keep', null, true)}
      onKeyDown={(event) => {
        const isEnter = event.key === 'Enter' && !event.shiftKey;
        const isTab = event.key === 'Tab';
        const how = endOfTyping(event) ?? (isEnter || isTab ? 'keep' : null);
        if (how === null) return;
        event.preventDefault();
        event.stopPropagation();
        end(how, isTab ? { rows: 0, cells: event.shiftKey ? -1 : 1 } : null);
      }}
    />
  );
}
