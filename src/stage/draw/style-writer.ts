/** Writes one style property; an empty value removes it. Touches the DOM only where the value differs from the last one. */
export type StyleWriter = (property: string, value: string) => void;

/** The writer must be the only one to change `element`'s inline style, or its memory goes stale. */
export function styleWriter(element: HTMLElement | SVGElement): StyleWriter {
  const { style } = element;
  const written = new Map<string, string>();
  return (property, value) => {
    if ((written.get(property) ?? '') === value) return;
    written.set(property, value);
    if (value === '') style.removeProperty(property);
    else style.setProperty(property, value);
  };
}
