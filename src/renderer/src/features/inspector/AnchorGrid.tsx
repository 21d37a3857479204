import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { ANCHORS } from '../../../../shared/scenario/motion-schema.ts';

type Anchor = (typeof ANCHORS)[number];

/** The nine places of the picture. Left stays left in every script: it is the film's left. */
export function AnchorGrid({
  anchors,
  value,
  onChange,
}: {
  readonly anchors: readonly Anchor[];
  readonly value: string | null;
  readonly onChange: (anchor: Anchor) => void;
}) {
  const { t } = useTranslation();
  return (
    <ToggleGroup.Root
      type="single"
      dir="ltr"
      aria-label={t('layout.anchor')}
      value={value ?? ''}
      onValueChange={(next) => next !== '' && onChange(next as Anchor)}
      className="grid grid-cols-3 gap-px overflow-hidden rounded-md border bg-line"
    >
      {anchors.map((anchor) => (
        <ToggleGroup.Item
          key={anchor}
          value={anchor}
          aria-label={t(`anchor.${anchor}`)}
          title={t(`anchor.${anchor}`)}
          className="group flex h-7 w-9 items-center justify-center bg-raised hover:bg-hover data-[state=on]:bg-accent"
        >
          <span className="size-1.5 rounded-full bg-edge group-data-[state=on]:size-2 group-data-[state=on]:bg-on-accent" />
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
