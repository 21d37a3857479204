import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ColorRow, NumberRow } from '../../../ui/FieldRows.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SwitchField } from '../../../ui/SwitchField.tsx';
import { percentOf, ratioOf } from '../percent.ts';
import { sharedPart, type StyleEditing, type StyleKey, type StylePart } from './style-editing.ts';

/** A field of a style, with a way back to what the style beneath says. */
export function StyleRow({
  editing,
  styleKey,
  label,
  children,
}: {
  readonly editing: StyleEditing;
  readonly styleKey: StyleKey;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">{children}</div>
      {editing.isOwn(styleKey) && (
        <IconButton
          icon={RotateCcw}
          label={t('style.resetKey', { label })}
          onClick={() => editing.reset(styleKey)}
        />
      )}
    </div>
  );
}

type NumberPartProps = StylePart<number> & {
  /** A ratio is shown in percent; a count has no fraction. */
  readonly kind?: 'ratio' | 'count' | 'plain';
  readonly step?: number;
  readonly digits?: number;
  readonly min: number;
  readonly max: number;
};

export function NumberPart(props: NumberPartProps) {
  const { editing, styleKey, part = '', label, read, write, kind = 'ratio', ...range } = props;
  const { t } = useTranslation();
  const { value } = sharedPart(editing.styles, read);
  const isRatio = kind === 'ratio';
  const taken = (shown: number) => (isRatio ? ratioOf(shown) : kind === 'count' ? Math.round(shown) : shown);
  return (
    <NumberRow
      {...range}
      label={label}
      value={isRatio ? percentOf(value) : value}
      placeholder={t('common.mixed')}
      onChange={(shown) => editing.change(styleKey, part, (style) => write(taken(shown), style))}
      onSettle={editing.settle}
    />
  );
}

/** A number of things at most; an empty field is no limit. */
export function LimitPart(props: Omit<StylePart<number | null>, 'part' | 'write'>) {
  const { editing, styleKey, label, read } = props;
  const { t } = useTranslation();
  const { value, isMixed } = sharedPart(editing.styles, read);
  const set = (limit: number | null) => editing.change(styleKey, '', () => limit);
  return (
    <NumberRow
      label={label}
      value={value}
      min={1}
      max={1000}
      placeholder={t(isMixed ? 'common.mixed' : 'style.noLimit')}
      onChange={(limit) => set(Math.round(limit))}
      onClear={() => set(null)}
      onSettle={editing.settle}
    />
  );
}

/** A colour; one that may be absent has a way to take it away. */
export function ColorPart({
  canClear = false,
  ...props
}: StylePart<string | null> & { readonly canClear?: boolean }) {
  const { editing, styleKey, part = '', label, read, write } = props;
  const { t } = useTranslation();
  const { value, isMixed } = sharedPart(editing.styles, read);
  const set = (color: string | null) => editing.change(styleKey, part, (style) => write(color, style));
  const isThere = value !== null || isMixed;
  return (
    <ColorRow
      label={label}
      value={value ?? ''}
      placeholder={t(isMixed ? 'common.mixed' : 'style.noColor')}
      onChange={set}
      onSettle={editing.settle}
      {...(canClear && isThere ? { onClear: () => set(null) } : {})}
    />
  );
}

/** On or off. Where the styles differ it says so; a click turns all on. */
export function SwitchPart({ editing, styleKey, label, read, write }: StylePart<boolean>) {
  const { t } = useTranslation();
  const { value, isMixed } = sharedPart(editing.styles, read);
  return (
    <SwitchField
      label={label}
      isOn={value === true}
      {...(isMixed ? { note: t('common.mixed') } : {})}
      onChange={(isOn) => {
        editing.change(styleKey, '', (style) => write(isOn, style));
        editing.settle();
      }}
    />
  );
}
