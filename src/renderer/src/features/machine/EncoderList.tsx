import { CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { verdictWords } from '../render/encoder-choices.ts';
import type { EncoderVerdict } from '../../../../shared/contract/studio.ts';

/** Every encoder with its proof, or why it does not work here. */
export function EncoderList({ encoders }: { readonly encoders: readonly EncoderVerdict[] }) {
  const { t } = useTranslation();
  const ordered = [...encoders].sort((a, b) => Number(b.works) - Number(a.works));
  return (
    <section aria-label={t('machine.encoders')}>
      <h3 className="mb-1 font-medium">{t('machine.encoders')}</h3>
      <ul className="flex flex-col">
        {ordered.map(({ name, works, reason }) => (
          <li key={name} className="flex items-center gap-2 border-b py-1 last:border-b-0">
            {works ? (
              <CircleCheck size={15} className="shrink-0 text-good" aria-label={t('machine.works')} />
            ) : (
              <CircleSlash size={15} className="shrink-0 text-soft" aria-label={t('machine.worksNot')} />
            )}
            <span className="w-48 shrink-0">{t(`encoder.${name}`)}</span>
            <span className="min-w-0 text-soft">{verdictWords(t, { works, reason })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
