/** Fields in which a text is typed before it counts. */
const TYPED = 'input:not([type=range]), textarea, [contenteditable="true"]';

/** What is being typed counts from now on, as if its field were left; the field keeps the focus. */
export function commitTyping(page: Document): void {
  const field = page.activeElement;
  if (!(field instanceof HTMLElement) || !field.matches(TYPED)) return;
  field.blur();
  if (field.isConnected) field.focus({ preventScroll: true });
}
