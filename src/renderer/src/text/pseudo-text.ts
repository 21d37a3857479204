const MORE = 0.4;
const FILLER = 'ipsum dolor ';
const SLOT = /(\{\{[^}]*\}\})/;

/** A text as a long language would have it: 40 % more letters, and its slots as they are. */
export function longerText(text: string): string {
  const letters = text
    .split(SLOT)
    .filter((part) => !SLOT.test(part))
    .join('').length;
  const more = Math.ceil(letters * MORE);
  if (more === 0) return text;
  return `${text} ${FILLER.repeat(Math.ceil(more / FILLER.length))
    .slice(0, more)
    .trimEnd()}`;
}

type Texts = { readonly [key: string]: string | Texts };

/** A whole catalogue of longer texts: what a translation may do to the layout, before there is one. */
export function longerTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? longerText(value) : longerTexts(value),
    ]),
  );
}
