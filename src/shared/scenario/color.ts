import { COLOR_NAMES } from '../color/color-names.ts';

const NUMBER = String.raw`[+-]?(?:\d{1,6}(?:\.\d{1,9})?|\.\d{1,9})`;
const PART = `${NUMBER}%?`;
const HUE = `${NUMBER}(?:deg|turn|rad|grad)?`;
const HEX = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i;

/** One colour function in the comma form and in the space form of CSS Color 4. */
function functionForm(name: string, first: string): string {
  const commas = `${first}\\s*,\\s*${PART}\\s*,\\s*${PART}(?:\\s*,\\s*${PART})?`;
  const spaces = `${first}\\s+${PART}\\s+${PART}(?:\\s*/\\s*${PART})?`;
  return `${name}\\(\\s*(?:${commas}|${spaces})\\s*\\)`;
}
const FUNCTION = new RegExp(`^(?:${functionForm('rgba?', PART)}|${functionForm('hsla?', HUE)})$`, 'i');

/**
 * Whether a text is one CSS colour: hex, rgb(), rgba(), hsl(), hsla(), a named colour or `transparent`. Nothing that
 * could make a page load something (`url(…)`, `var(…)`, `image-set(…)`) passes.
 */
export function isColor(text: string): boolean {
  const name = text.toLowerCase();
  const isNamed = name === 'transparent' || COLOR_NAMES.has(name);
  return text.length <= 80 && (isNamed || HEX.test(text) || FUNCTION.test(text));
}
