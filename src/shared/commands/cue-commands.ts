import type { CommandSpec } from './command-spec.ts';

/** What is done to cues and their words. Where it says so the selected cues are meant, or all where none is selected. */
export const CUE_COMMANDS = [
  { id: 'words.give', group: 'cues', keys: ['w'] },
  { id: 'words.spread', group: 'cues', keys: ['shift+w'] },
] as const satisfies readonly CommandSpec[];

/** English; part of the window's catalogue, and what the application menu says. */
export const CUE_COMMAND_LABELS = {
  'words.give': 'Give words their times',
  'words.spread': 'Spread words again',
} as const satisfies Record<(typeof CUE_COMMANDS)[number]['id'], string>;
