import { useEffect } from 'react';
import type { Session } from '../store/session.ts';
import { isTyping } from './is-typing.ts';

const CUES_TYPE = 'application/x-cueframe-cues';

/** Copies, cuts and pastes cues by the browser's own keys, everywhere but where someone types or a dialog is open. */
export function useClipboard({ clipboard, edit }: Session, isDialogOpen: boolean): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): boolean => {
      const isText = (window.getSelection()?.toString() ?? '') !== '';
      if (isDialogOpen || isTyping(event.target) || isText) return false;
      const copied = clipboard.copied();
      if (!copied || !event.clipboardData) return false;
      event.clipboardData.setData('text/plain', copied.text);
      event.clipboardData.setData(CUES_TYPE, copied.cues);
      event.preventDefault();
      return true;
    };
    const cut = (event: ClipboardEvent) => {
      if (copy(event)) edit.deleteSelected();
    };
    const paste = (event: ClipboardEvent) => {
      const { clipboardData: data } = event;
      if (isDialogOpen || isTyping(event.target) || !data || data.files.length > 0) return;
      event.preventDefault();
      void clipboard.paste({ text: data.getData('text/plain'), cues: data.getData(CUES_TYPE) });
    };
    window.addEventListener('copy', copy);
    window.addEventListener('cut', cut);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', cut);
      window.removeEventListener('paste', paste);
    };
  }, [clipboard, edit, isDialogOpen]);
}
