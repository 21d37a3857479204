/** The keys of an event that matter. */
export type KeyPress = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** An event in the words of the command table: `mod+shift+s`. Shift is not said where it makes another sign (`?`). */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress, isMac: boolean): string {
  const name = key === ' ' ? 'space' : key.toLowerCase();
  const isSign = name.length === 1 && !/[\p{L}\p{N}]/u.test(name);
  const parts = [
    (isMac ? metaKey : ctrlKey) && 'mod',
    isMac && ctrlKey && 'ctrl',
    altKey && 'alt',
    shiftKey && !isSign && 'shift',
    name,
  ];
  return parts.filter(Boolean).join('+');
}

const SIGNS: Readonly<Record<string, string>> = {
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  delete: 'Del',
  space: 'Space',
  enter: 'Enter',
};

/** A chord as people read it: `Ctrl+Shift+S`, on macOS `⌘⇧S`. */
export function showChord(chord: string, isMac: boolean): string {
  const modifiers: Readonly<Record<string, string>> = isMac
    ? { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' }
    : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };
  const shown = chord
    .split('+')
    .map((part) => modifiers[part] ?? SIGNS[part] ?? part.charAt(0).toUpperCase() + part.slice(1));
  return shown.join(isMac ? '' : '+');
}

export const IS_MAC = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);
