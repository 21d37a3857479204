export type WordLetters = {
  /** Shows the first `visible` graphemes, in `weight` (1-1000) or the style's own. */
  show(visible: number, weight: number | null): void;
  /** The element that holds the letters now; a fill belongs beside them. */
  holder(): HTMLElement;
};

function span(className: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  return element;
}

/**
 * The letters of a word. What is not typed yet stays in place unseen. Another weight is wider or narrower, and would push
 * the rest of the line about frame by frame: the word keeps an unseen copy in its own weight for its room, and the letters
 * in the other weight stand centred over it (on one line, even where a long word would wrap).
 */
export function wordLetters(element: HTMLElement, graphemes: readonly string[]): WordLetters {
  const text = graphemes.join('');
  const typed = document.createTextNode(text);
  element.append(typed);
  let untyped: HTMLElement | null = null;
  let heavy: { reserve: HTMLElement; ink: HTMLElement; inner: HTMLElement } | null = null;
  let shownWeight: number | null = null;
  let shownCount = graphemes.length;

  const holder = (): HTMLElement => heavy?.inner ?? element;

  function showWeight(weight: number | null): void {
    if (weight === shownWeight) return;
    shownWeight = weight;
    if (weight !== null && heavy === null) {
      heavy = { reserve: span('reserve'), ink: span('ink'), inner: span('run-in') };
      heavy.reserve.textContent = text;
      heavy.inner.append(...element.childNodes);
      heavy.ink.append(heavy.inner);
      element.append(heavy.reserve, heavy.ink);
    } else if (weight === null && heavy !== null) {
      element.replaceChildren(...heavy.inner.childNodes);
      heavy = null;
    }
    heavy?.ink.style.setProperty('font-weight', String(weight));
  }

  function showCount(count: number): void {
    if (count === shownCount) return;
    shownCount = count;
    typed.data = graphemes.slice(0, count).join('');
    if (count >= graphemes.length) {
      untyped?.remove();
      untyped = null;
      return;
    }
    if (untyped === null) {
      untyped = span('rest');
      typed.after(untyped);
    }
    untyped.textContent = graphemes.slice(count).join('');
  }

  return {
    show(visible, weight) {
      showCount(Math.min(graphemes.length, Math.max(0, Math.floor(visible))));
      showWeight(weight);
    },
    holder,
  };
}
