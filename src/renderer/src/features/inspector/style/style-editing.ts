import type { Style } from '../../../../../shared/scenario/scenario.ts';

/** What a style says, save the style it stands on. */
export type StyleKey = Exclude<keyof Style, 'extends'>;

/** What the fields of a style show and change: the styles of the selected cues, or one style of the project. */
export type StyleEditing = {
  /** Complete, one for each that differs. */
  readonly styles: readonly Style[];
  /** Whether the key is said here, and not by the style beneath. */
  isOwn(key: StyleKey): boolean;
  /** Sets a key of each style, made of that style in full. Changes of one `part` that follow each other are one step. */
  change(key: StyleKey, part: string, how: (style: Style) => unknown): void;
  /** The style beneath says it again. */
  reset(key: StyleKey): void;
  /** The drag or the typing is over. */
  settle(): void;
};

/** A part of a style that a field shows. */
export type StylePart<Value> = {
  readonly editing: StyleEditing;
  readonly styleKey: StyleKey;
  /** Names the part where the key has several. */
  readonly part?: string;
  readonly label: string;
  readonly read: (style: Style) => Value;
  /** The key's value with this part set. */
  readonly write: (value: Value, style: Style) => unknown;
};

/** The value all styles have; `isMixed` where they differ. */
export function sharedPart<Value>(
  styles: readonly Style[],
  read: (style: Style) => Value,
): { readonly value: Value | null; readonly isMixed: boolean } {
  const values = new Set(styles.map(read));
  const [value = null] = values.size === 1 ? values : [];
  return { value, isMixed: values.size > 1 };
}
