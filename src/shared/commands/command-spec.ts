/** One thing a person can do from the keyboard, the menu or the palette. */
export type CommandSpec = {
  readonly id: string;
  readonly group: 'project' | 'edit' | 'cues' | 'play' | 'view' | 'render' | 'help';
  /** `mod` is Ctrl, on macOS Cmd. Letters are lower case. The first is shown. Empty: palette and menu only. */
  readonly keys: readonly string[];
  /** Also while a text is being typed. */
  readonly whileTyping?: true;
  /** Not offered in palette and menu: it is said by its key alone. */
  readonly isHidden?: true;
};
