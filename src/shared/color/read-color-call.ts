/** What 100 % of a part is; a hue is degrees; a share is 0-100 with or without `%`. */
type Part = number | 'hue' | 'share';

/** The three parts of each function, after CSS Color 4. */
const PARTS = {
  rgb: [255, 255, 255],
  hsl: ['hue', 'share', 'share'],
  hwb: ['hue', 'share', 'share'],
  lab: [100, 125, 125],
  lch: [100, 150, 'hue'],
  oklab: [1, 0.4, 0.4],
  oklch: [1, 0.4, 'hue'],
} as const satisfies Record<string, readonly [Part, Part, Part]>;

export type ColorFunction = keyof typeof PARTS;

/** Parts in the units of {@link PARTS}, not yet clipped; alpha neither. */
export type ColorCall = {
  readonly name: ColorFunction;
  readonly parts: readonly [number, number, number];
  readonly alpha: number;
};

const DEGREES_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1,
  deg: 1,
  grad: 0.9,
  rad: 180 / Math.PI,
  turn: 360,
};

const VALUE = String.raw`(none|[+-]?(?:\d{1,6}(?:\.\d{1,15})?|\.\d{1,15})(?:e[+-]?\d{1,2})?(?:%|deg|grad|rad|turn)?)`;
const CALL = /^(rgb|hsl|hwb|lab|lch|oklab|oklch)(a?)\(\s*([^()]*?)\s*\)$/;
const WITH_COMMAS = new RegExp(String.raw`^${VALUE}\s*,\s*${VALUE}\s*,\s*${VALUE}(?:\s*,\s*${VALUE})?$`);
const WITH_SPACES = new RegExp(String.raw`^${VALUE}\s+${VALUE}\s+${VALUE}(?:\s*/\s*${VALUE})?$`);

/** Reads a colour function in lower case, in the comma form of CSS 2 or the space form of CSS Color 4; else null. */
export function readColorCall(text: string): ColorCall | null {
  const [, name, a, inside] = (CALL.exec(text) ?? []) as [string?, ColorFunction?, string?, string?];
  if (!name || inside === undefined) return null;
  const isOldFunction = name === 'rgb' || name === 'hsl';
  if (a === 'a' && !isOldFunction) return null;
  const commas = isOldFunction ? WITH_COMMAS.exec(inside) : null;
  const values = commas ?? WITH_SPACES.exec(inside);
  if (!values || (commas && !isOldForm(name, commas))) return null;
  const [, first = '', second = '', third = '', alpha = '1'] = values;
  const [one, two, three] = PARTS[name];
  const parts = [readPart(first, one), readPart(second, two), readPart(third, three)] as const;
  const opacity = readPart(alpha, 1);
  if (parts.includes(null) || opacity === null) return null;
  return { name, parts: parts as ColorCall['parts'], alpha: opacity };
}

/** The comma form knows no `none`, and wants its parts alike: numbers or percentages, never both. */
function isOldForm(name: ColorFunction, [, ...values]: RegExpExecArray): boolean {
  if (values.includes('none')) return false;
  const arePercent = values.slice(0, 3).map((value) => value.endsWith('%'));
  if (name === 'hsl') return arePercent[1] === true && arePercent[2] === true;
  return new Set(arePercent).size === 1;
}

function readPart(value: string, part: Part): number | null {
  if (value === 'none') return 0;
  const [, digits, unit = ''] = /^(.*?)(%|deg|grad|rad|turn)?$/.exec(value) ?? [];
  const number = Number(digits);
  if (part === 'hue') return unit === '%' ? null : number * (DEGREES_PER_UNIT[unit] ?? NaN);
  if (unit !== '' && unit !== '%') return null;
  if (part !== 'share') return unit === '%' ? (number / 100) * part : number;
  return number >= 0 && number <= 100 ? number : null; // outside, a browser clips in some forms and not in others
}
