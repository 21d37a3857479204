import { useTranslation } from 'react-i18next';
import type { Style } from '../../../../../shared/scenario/scenario.ts';
import { LayerFields } from './LayerFields.tsx';
import type { StyleEditing } from './style-editing.ts';
import { ColorPart, NumberPart } from './StyleRows.tsx';

/** What an outline has that is turned on. */
const FIRST = { width: 0.0045, color: '#000000' };

const isThere = ({ stroke }: Style) => (stroke?.width ?? 0) > 0;
const strokeOf = ({ stroke }: Style) => ({
  width: stroke?.width ?? 0,
  color: stroke?.color ?? FIRST.color,
});

/** The line around letters. */
export function StrokeFields({ editing }: { readonly editing: StyleEditing }) {
  const { t } = useTranslation();
  return (
    <LayerFields {...{ editing, styleKey: 'stroke', label: t('style.stroke'), isThere, first: FIRST }}>
      <ColorPart
        {...{ editing, styleKey: 'stroke', part: 'color', label: t('style.strokeColor') }}
        read={(style) => strokeOf(style).color}
        write={(color, style) => ({ ...strokeOf(style), width: strokeOf(style).width || FIRST.width, color })}
      />
      <NumberPart
        {...{ editing, styleKey: 'stroke', part: 'width', label: t('style.strokeWidth') }}
        {...{ step: 0.05, digits: 2, min: 0, max: 20 }}
        read={(style) => strokeOf(style).width}
        write={(width, style) => (width === 0 ? null : { ...strokeOf(style), width })}
      />
    </LayerFields>
  );
}
