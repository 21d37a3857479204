import { Check, ClipboardCopy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { Button } from './Button.tsx';

const SAID_MS = 2000;

/** Copies details a person may want to send on, and says whether that went well. */
export function CopyButton({ text, className }: { readonly text: string; readonly className?: string }) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'copy' | 'copied' | 'notCopied'>('copy');
  useEffect(() => {
    if (outcome === 'copy') return;
    const timer = setTimeout(() => setOutcome('copy'), SAID_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    setOutcome((await copyText(text)) ? 'copied' : 'notCopied');
  };
  return (
    <Button look="quiet" className={className} onClick={() => void copy()}>
      {outcome === 'copied' ? <Check size={14} aria-hidden /> : <ClipboardCopy size={14} aria-hidden />}
      <span aria-live="polite">{t(`details.${outcome}`)}</span>
    </Button>
  );
}
