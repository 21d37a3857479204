import { useRef, type TextareaHTMLAttributes } from 'react';
import { setCueText } from '../../../../shared/edit/cue-edits.ts';
import { cuesOf, type EditCue } from '../../../../shared/edit/document.ts';
import { documentOf } from '../../store/derived.ts';
import { useSession } from '../../store/use-session.ts';
import { useDraft } from '../../ui/use-draft.ts';

/**
 * A cue's text while it is typed: each letter is seen in the film at once, all of them are one step. Word times and
 * marks are worked out from the cue as it was before the first letter: in between, half of its text is missing.
 */
function useCueTyping(cueId: string): {
  type(text: string): void;
  /** What is typed from now on is a step of its own. */
  keep(): void;
  /** The text is again what it was before. */
  cancel(): void;
} {
  const { edit, store } = useSession();
  const typed = useRef<{ readonly before: EditCue; readonly made: EditCue } | null>(null);
  const mergeKey = `text:${cueId}`;
  const cueNow = () => cuesOf(documentOf(store.getState())).find(({ id }) => id === cueId);
  return {
    type(text) {
      const now = cueNow();
      const before = typed.current?.made === now ? typed.current?.before : now; // undone meanwhile, or changed elsewhere
      edit.apply({ name: 'editText', mergeKey }, (document) => setCueText(document, cueId, text, before));
      const made = cueNow();
      typed.current = before && made ? { before, made } : null;
    },
    keep() {
      typed.current = null;
      edit.settle();
    },
    cancel() {
      typed.current = null;
      edit.takeBack(mergeKey);
    },
  };
}

/** Escape takes back what was typed, Ctrl or Cmd with Enter keeps it: so in every field of a cue's text. */
export function endOfTyping(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): 'cancel' | 'keep' | null {
  if (event.key === 'Escape') return 'cancel';
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? 'keep' : null;
}

/** What a field needs in which the text of a cue is typed live. `onEnd`: typing is over, one way or the other. */
export function useCueTextField(
  cueId: string,
  text: string,
  onEnd?: () => void,
): TextareaHTMLAttributes<HTMLTextAreaElement> {
  const draft = useDraft(text); // a text with word times loses its double spaces while it is typed
  const typing = useCueTyping(cueId);
  const end = (how: 'keep' | 'cancel') => {
    typing[how]();
    draft.end();
    onEnd?.();
  };
  return {
    dir: 'auto',
    spellCheck: true,
    value: draft.text,
    onChange: (event) => {
      draft.type(event.target.value);
      typing.type(event.target.value);
    },
    onBlur: () => end('keep'),
    onKeyDown: (event) => {
      const how = endOfTyping(event);
      if (how === null) return;
      event.preventDefault();
      event.stopPropagation();
      end(how);
    },
  };
}
