import type { TFunction } from 'i18next';
import type { EncoderVerdict } from '../../../../shared/contract/studio.ts';
import { plainMessage } from '../../text/plain-message.ts';
import type { Choice } from '../../ui/SelectField.tsx';

/** How fast an encoder is here, or why it does not work; what was measured in words of the engine stays out. */
export function verdictWords(
  t: TFunction,
  { works, reason }: Pick<EncoderVerdict, 'works' | 'reason'>,
): string {
  if (/^works, \d+ fps/.test(reason)) return plainMessage(reason) ?? reason;
  return works ? t('machine.works') : (plainMessage(reason) ?? t('machine.worksNot'));
}

/** Encoders that work first, each with its proof; the others cannot be chosen and say why. */
export function encoderChoices(t: TFunction, verdicts: readonly EncoderVerdict[]): readonly Choice[] {
  const ordered = [...verdicts].sort((a, b) => Number(b.works) - Number(a.works));
  return [
    { value: 'auto', label: t('render.auto'), note: t('render.autoNote') },
    ...ordered.map(({ name, works, reason }) => ({
      value: name,
      label: t(`encoder.${name}`),
      note: verdictWords(t, { works, reason }),
      isDisabled: !works,
    })),
  ];
}
