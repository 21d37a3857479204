import type { EncoderVerdict } from '../../../../shared/contract/studio.ts';
import type { Choice } from '../../ui/SelectField.tsx';

/** Encoders that work first, each with its proof; the others cannot be chosen and say why. */
export function encoderChoices(
  verdicts: readonly EncoderVerdict[],
  auto: string,
  autoNote: string,
): readonly Choice[] {
  const ordered = [...verdicts].sort((a, b) => Number(b.works) - Number(a.works));
  return [
    { value: 'auto', label: auto, note: autoNote },
    ...ordered.map(({ name, works, reason }) => ({
      value: name,
      label: name,
      note: reason,
      isDisabled: !works,
    })),
  ];
}
