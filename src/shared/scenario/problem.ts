/** One rule a scenario breaks. `path` is like `timeline[0].framing[2].x`; the message gives rule, value found and unit. */
export type Problem = { readonly path: string; readonly code: string; readonly message: string };

/** Keys and list indices from the document's root. */
export type Path = readonly (string | number)[];

/** Takes one problem found by a check. */
export type Report = (path: Path, code: string, message: string) => void;

export type PlacedProblem = { readonly path: Path; readonly code: string; readonly message: string };

/** Longest key shown whole, in UTF-16 units: no name of a scenario may be longer. */
const LONGEST_KEY = 200;

/**
 * `cues[3].end`; keys that are not plain words are quoted: `media["my clip"].src`. The root is the empty text. A key too
 * long to be valid is cut: it may stand before very many others.
 */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (part.length > LONGEST_KEY) return `${text}[${JSON.stringify(part.slice(0, LONGEST_KEY))}…]`;
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

const CHARACTERS_SHOWN = 60;

/** A value as messages show it: short, and with control and direction characters made visible. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value !== 'string') return String(value);
  const shown = [...value.slice(0, 2 * CHARACTERS_SHOWN)].slice(0, CHARACTERS_SHOWN).join('');
  const escaped = JSON.stringify(shown).replace(
    /[\p{Cc}\p{Cf}\p{Surrogate}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return shown.length < value.length ? `${escaped}…` : escaped;
}
