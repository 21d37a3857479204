import { colord, extend } from 'colord';
import hwb from 'colord/plugins/hwb';
import lab from 'colord/plugins/lab';
import lch from 'colord/plugins/lch';
import names from 'colord/plugins/names';
import oklab from 'colord/plugins/oklab';
import oklch from 'colord/plugins/oklch';

/** Red, green, blue 0-255, not rounded, and alpha 0-1. */
export type Rgba = { readonly r: number; readonly g: number; readonly b: number; readonly a: number };

extend([names, hwb, lab, lch, oklab, oklch]);

/** At most 80 characters of ASCII, without white space at the ends, which the library would take off. */
const WRITTEN = /^[!-~](?:[\t\n -~]{0,78}[!-~])?$/;
const NUMBER = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?/g;
/** A keyword of the form without commas, alone between separators. */
const NONE = /(?<=[\s(/])none(?=[\s)/])/g;
const LARGEST_NUMBER = 1e6;

/**
 * Reads one CSS colour: hex, `rgb()`, `hsl()`, `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, a name or
 * `transparent`; null for anything else. Whatever is read here is a colour to the browser too. Left out: `color()`,
 * `calc()`, relative colours, system colours, and everything that could make a page load something (`url(…)`,
 * `var(…)`). A colour outside sRGB is clipped channel by channel, as a canvas does.
 */
export function parseCssColor(value: string): Rgba | null {
  if (!WRITTEN.test(value)) return null;
  const text = value.toLowerCase();
  if (text.includes('(') && !hasUsualNumbers(text)) return null;
  // the library does not know `none`, which is 0 in every part
  const color = colord(text.includes(',') ? text : text.replace(NONE, '0'));
  return color.isValid() ? color.rgba : null;
}

/**
 * Whether the browser and the library agree on the numbers of a function: a share of `hsl()` or `hwb()` outside
 * 0-100 is clipped by the browser in some forms and not in others, and of a huge number each keeps other digits.
 */
function hasUsualNumbers(text: string): boolean {
  const numbers = (text.replace(NONE, '0').match(NUMBER) ?? []).map(Number);
  const shares = text.startsWith('h') ? numbers.slice(1, 3) : [];
  return (
    numbers.every((number) => Math.abs(number) <= LARGEST_NUMBER) &&
    shares.every((share) => share >= 0 && share <= 100)
  );
}
