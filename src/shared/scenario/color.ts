import { parseCssColor } from '../color/parse-css-color.ts';

/** Whether a text is a colour that a scenario may name: one that the engine can read as the browser does. */
export function isColor(text: string): boolean {
  return parseCssColor(text) !== null;
}
