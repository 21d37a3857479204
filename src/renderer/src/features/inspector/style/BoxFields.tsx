import { useTranslation } from 'react-i18next';
import type { Box, Style } from '../../../../../shared/scenario/scenario.ts';
import { LayerFields } from './LayerFields.tsx';
import type { StyleEditing } from './style-editing.ts';
import { ColorPart, NumberPart } from './StyleRows.tsx';

const FIRST = {
  box: { color: '#101014', opacity: 0.8, padding: { x: 0.02, y: 0.012 }, radius: 0.012 },
  wordBox: { color: '#7c3aed', padding: { x: 0.008, y: 0.002 }, radius: 0.01 },
} satisfies Record<string, Box>;
const FIRST_BORDER = { width: 0.002, color: '#ffffff' };

const paddingOf = ({ padding = 0 }: Box) =>
  typeof padding === 'number' ? { x: padding, y: padding } : { x: padding.x ?? 0, y: padding.y ?? 0 };
const borderOf = ({ border }: Box) => ({
  width: border?.width ?? 0,
  color: border?.color ?? FIRST_BORDER.color,
});

/** The box behind the text, or behind each word. */
export function BoxFields({
  editing,
  styleKey,
}: {
  readonly editing: StyleEditing;
  readonly styleKey: 'box' | 'wordBox';
}) {
  const { t } = useTranslation();
  const boxOf = (style: Style): Box => style[styleKey] ?? {};
  const isThere = (style: Style) => Boolean(style[styleKey]);
  const part = (name: string) => ({ editing, styleKey, part: name, label: t(`box.${name}` as 'box.color') });
  const put = (patch: (box: Box) => Box) => (style: Style) => ({ ...boxOf(style), ...patch(boxOf(style)) });
  const length = { step: 0.1, digits: 2, min: 0, max: 200 };
  return (
    <LayerFields {...{ editing, styleKey, label: t(`style.${styleKey}`), isThere, first: FIRST[styleKey] }}>
      <ColorPart
        {...part('color')}
        canClear
        read={(style) => boxOf(style).color ?? null}
        write={(color, style) => put(() => ({ color }))(style)}
      />
      <NumberPart
        {...{ ...part('opacity'), min: 0, max: 100 }}
        read={(style) => boxOf(style).opacity ?? 1}
        write={(opacity, style) => put(() => ({ opacity }))(style)}
      />
      <NumberPart
        {...{ ...part('paddingX'), ...length }}
        read={(style) => paddingOf(boxOf(style)).x}
        write={(x, style) => put((box) => ({ padding: { ...paddingOf(box), x } }))(style)}
      />
      <NumberPart
        {...{ ...part('paddingY'), ...length }}
        read={(style) => paddingOf(boxOf(style)).y}
        write={(y, style) => put((box) => ({ padding: { ...paddingOf(box), y } }))(style)}
      />
      <NumberPart
        {...{ ...part('radius'), ...length }}
        read={(style) => boxOf(style).radius ?? 0}
        write={(radius, style) => put(() => ({ radius }))(style)}
      />
      <NumberPart
        {...{ ...part('borderWidth'), ...length }}
        read={(style) => borderOf(boxOf(style)).width}
        write={(width, style) =>
          put((box) => ({ border: width === 0 ? null : { ...borderOf(box), width } }))(style)
        }
      />
      {editing.styles.some((style) => borderOf(boxOf(style)).width > 0) && (
        <ColorPart
          {...part('borderColor')}
          read={(style) => borderOf(boxOf(style)).color}
          write={(color, style) =>
            put((box) => ({
              border: {
                width: borderOf(box).width || FIRST_BORDER.width,
                color: color ?? FIRST_BORDER.color,
              },
            }))(style)
          }
        />
      )}
    </LayerFields>
  );
}
