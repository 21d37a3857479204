import { asObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Warn } from '../warning.ts';

const STYLE_KEYS = new Set(
  (
    'fontFamily fontWeight fontSizeRel fontSize lineHeight color textShadow stroke align textAlign whiteSpace fontStyle ' +
    'letterSpacing backgroundColor boxBg border padding borderRadius opacity'
  ).split(' '),
);
const BOX_KEYS = new Set('backgroundColor boxBg border padding borderRadius opacity'.split(' '));
const LAYOUT_KEYS = new Set(
  (
    'mode anchor position size padding gapRel transform transformOrigin zIndex overflow safeAreaClamp override ' +
    'childrenLayout'
  ).split(' '),
);
const MOST_LETTERS = 1000;

/**
 * The keys of a style that are read. What a node says goes on to everything below it, so that what is of no use must go no
 * further: it is named once, where it stands.
 */
export function knownStyle(style: unknown, path: string, warn: Warn): Loose {
  return known(style, STYLE_KEYS, (key, why) => warn(`${path}.${key}`, 'style.unknown', why));
}

export function knownBox(box: unknown, path: string, warn: Warn): Loose {
  return known(box, BOX_KEYS, (key, why) => warn(`${path}.${key}`, 'style.unknown', why));
}

export function knownLayout(layout: unknown, path: string, warn: Warn): Loose {
  return known(layout, LAYOUT_KEYS, (key, why) => warn(`${path}.${key}`, 'layout.unknown', why));
}

function known(
  value: unknown,
  keys: ReadonlySet<string>,
  notRead: (key: string, why: string) => void,
): Loose {
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(asObject(value)))
    if (!keys.has(key)) notRead(key, 'has no equivalent and was not read');
    else if (typeof item === 'string' && item.length > MOST_LETTERS)
      notRead(key, `has ${item.length} letters and was not read; at most ${MOST_LETTERS}`);
    else kept[key] = item;
  return kept;
}
