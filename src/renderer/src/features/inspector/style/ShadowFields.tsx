import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Style } from '../../../../../shared/scenario/scenario.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LayerFields } from './LayerFields.tsx';
import type { StyleEditing } from './style-editing.ts';
import { ColorPart, NumberPart } from './StyleRows.tsx';

type Shadow = NonNullable<Style['shadow']>[number];

/** What a shadow has that says nothing, as it is drawn. */
const PLAIN = { x: 0, y: 0, blur: 0, color: 'rgba(0, 0, 0, 0.6)' };
const FIRST = { ...PLAIN, y: 0.004, blur: 0.008 };
const MOST = 16;
const LENGTHS = [
  { part: 'x', min: -200 },
  { part: 'y', min: -200 },
  { part: 'blur', min: 0 },
] as const;

const shadowsOf = ({ shadow }: Style): readonly Shadow[] => shadow ?? [];
const isThere = (style: Style) => shadowsOf(style).length > 0;

/** Shadows of letters, each above the next. A change of one is made to all selected that have as many. */
export function ShadowFields({ editing }: { readonly editing: StyleEditing }) {
  const { t } = useTranslation();
  const count = Math.max(0, ...editing.styles.map((style) => shadowsOf(style).length));
  const change = (part: string, how: (shadows: readonly Shadow[]) => readonly Shadow[]) =>
    editing.change('shadow', part, (style) => how(shadowsOf(style)));
  const alone = (part: string, how: (shadows: readonly Shadow[]) => readonly Shadow[]) => {
    change(part, how);
    editing.settle();
  };
  const withPart = (style: Style, index: number, patch: Shadow) =>
    shadowsOf(style).map((shadow, at) => (at === index ? { ...shadow, ...patch } : shadow));
  return (
    <LayerFields {...{ editing, styleKey: 'shadow', label: t('style.shadow'), isThere, first: [FIRST] }}>
      {Array.from({ length: count }, (_, index) => (
        // shadows have no ids, and are edited in place
        <div key={index} className="flex flex-col gap-2 border-b pb-2 last:border-b-0">
          <div className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <ColorPart
                {...{ editing, styleKey: 'shadow', part: `${index}.color`, label: t('style.shadowColor') }}
                read={(style) => shadowsOf(style)[index]?.color ?? PLAIN.color}
                write={(color, style) => withPart(style, index, color === null ? {} : { color })}
              />
            </div>
            {count > 1 && (
              <IconButton
                icon={Trash2}
                label={t('style.shadowRemove')}
                onClick={() => alone('remove', (shadows) => shadows.filter((_shadow, at) => at !== index))}
              />
            )}
          </div>
          {LENGTHS.map(({ part, min }) => (
            <NumberPart
              key={part}
              {...{ editing, styleKey: 'shadow', part: `${index}.${part}`, label: t(`style.shadow-${part}`) }}
              {...{ step: 0.1, digits: 2, min, max: 200 }}
              read={(style) => shadowsOf(style)[index]?.[part] ?? 0}
              write={(length, style) => withPart(style, index, { [part]: length })}
            />
          ))}
        </div>
      ))}
      {count < MOST && (
        <Button
          look="quiet"
          className="self-start"
          onClick={() => alone('add', (shadows) => [...shadows, FIRST].slice(0, MOST))}
        >
          <Plus size={14} aria-hidden />
          {t('style.shadowAdd')}
        </Button>
      )}
    </LayerFields>
  );
}
