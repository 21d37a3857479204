import { useTranslation } from 'react-i18next';
import { DEFAULT_STYLE } from '../../../../../shared/scenario/built-in-styles.ts';
import type { Style } from '../../../../../shared/scenario/scenario.ts';
import { LayerFields } from './LayerFields.tsx';
import type { StyleEditing } from './style-editing.ts';
import { ColorPart, NumberPart } from './StyleRows.tsx';

const FIRST = { radius: 0.02, color: '#22d3ee' };

/** A glow without a colour shines in that of the letters. */
const glowOf = ({ glow, color = DEFAULT_STYLE.color }: Style) => {
  const said = typeof glow === 'number' ? { radius: glow } : glow;
  return { radius: said?.radius ?? 0, color: said?.color ?? color };
};
const isThere = (style: Style) => glowOf(style).radius > 0;

/** Light around letters. */
export function GlowFields({ editing }: { readonly editing: StyleEditing }) {
  const { t } = useTranslation();
  return (
    <LayerFields {...{ editing, styleKey: 'glow', label: t('style.glow'), isThere, first: FIRST }}>
      <ColorPart
        {...{ editing, styleKey: 'glow', part: 'color', label: t('style.glowColor') }}
        read={(style) => glowOf(style).color}
        write={(color, style) => ({ radius: glowOf(style).radius || FIRST.radius, color })}
      />
      <NumberPart
        {...{ editing, styleKey: 'glow', part: 'radius', label: t('style.glowRadius') }}
        {...{ step: 0.1, digits: 1, min: 0, max: 200 }}
        read={(style) => glowOf(style).radius}
        write={(radius, style) => (radius === 0 ? null : { ...glowOf(style), radius })}
      />
    </LayerFields>
  );
}
