/** One override of SubStation Alpha: `\an8` is `an` and `8`, `\pos(1,2)` is `pos` and `(1,2)`. */
export type Override = { readonly name: string; readonly value: string };

/** Names as they are written, longer ones before those they begin with. */
const NAMES = (
  'xbord ybord xshad yshad alpha iclip fscx fscy bord shad blur clip move fade fad frx fry frz fax fay fsp org pos pbo ' +
  '1c 2c 3c 4c 1a 2a 3a 4a fn fs fe fr be an kf ko kt Kf K k a b i u s c p q r t'
).split(' ');

/** The overrides of one block, without its braces. Reads it once; a backslash within parentheses belongs to the value. */
export function overridesOf(block: string): Override[] {
  const overrides: Override[] = [];
  let from = -1;
  let depth = 0;
  for (let at = 0; at <= block.length; at++) {
    const letter = block[at];
    if (letter === '(') depth += 1;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (at < block.length && (letter !== '\\' || depth > 0)) continue;
    if (from !== -1) overrides.push(overrideOf(block.slice(from, at).trim()));
    from = at + 1;
  }
  return overrides;
}

function overrideOf(written: string): Override {
  const name = NAMES.find((known) => written.startsWith(known));
  if (name !== undefined) return { name, value: written.slice(name.length).trim() };
  return { name: /^[\w]{0,12}/.exec(written)?.[0] ?? '', value: '' };
}

/** Returns the numbers of `(1,2)`, or an empty list where a part is not a number. */
export function numbersOf(value: string): readonly number[] {
  const inner = value.replace(/^\(|\)$/g, '');
  const numbers = inner.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return numbers.every((number) => Number.isFinite(number)) ? numbers : [];
}
