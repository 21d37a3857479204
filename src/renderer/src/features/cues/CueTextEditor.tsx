import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { setCueText } from '../../../../shared/edit/cue-edits.ts';
import { useSession } from '../../store/use-session.ts';
import { FIELD_CLASS } from '../../ui/Field.tsx';
import { endOfTyping } from './use-cue-typing.ts';

/** The text of a cue in its row. Enter keeps it, Shift+Enter breaks the line, Escape takes it back. */
export function CueTextEditor({
  cueId,
  text,
  onEnd,
}: {
  readonly cueId: string;
  readonly text: string;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation();
  const { edit } = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const keep = () => {
    const typed = field.current?.value ?? text;
    if (typed !== text) edit.apply({ name: 'editText' }, (document) => setCueText(document, cueId, typed));
    const grid = field.current?.closest<HTMLElement>('[role=grid]');
    onEnd();
    grid?.focus();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={t('cues.text')}
      dir="auto"
      defaultValue={text}
      spellCheck
      className={`${FIELD_CLASS} -ms-2 block resize-none px-2 py-1 leading-4`}
      onBlur={keep}
      onKeyDown={(event) => {
        const isEnter = event.key === 'Enter' && !event.shiftKey;
        const how = endOfTyping(event) ?? (isEnter ? 'keep' : null);
        if (how === null) return;
        event.preventDefault();
        if (how === 'cancel') event.currentTarget.value = text;
        event.currentTarget.blur();
      }}
    />
  );
}
