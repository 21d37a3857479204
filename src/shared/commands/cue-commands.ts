import type { CommandSpec } from './command-spec.ts';

/** What is done to cues and their words. Where it says so the selected cues are meant, or all where none is selected. */
export const CUE_COMMANDS = [
  { id: 'cues.startHere', group: 'cues', keys: ['shift+i'] },
  { id: 'cues.endHere', group: 'cues', keys: ['shift+o'] },
  { id: 'cues.play', group: 'cues', keys: ['p'] },
  { id: 'cues.loop', group: 'cues', keys: ['shift+p'] },
  { id: 'cues.merge', group: 'cues', keys: ['mod+shift+m'] },
  { id: 'cues.cut', group: 'cues', keys: [] },
  { id: 'cues.lines', group: 'cues', keys: [] },
  { id: 'cues.close', group: 'cues', keys: [] },
  { id: 'cues.gap', group: 'cues', keys: [] },
  { id: 'cues.length', group: 'cues', keys: [] },
  { id: 'cues.overlap', group: 'cues', keys: [] },
  { id: 'words.give', group: 'cues', keys: ['w'] },
  { id: 'words.spread', group: 'cues', keys: ['shift+w'] },
  { id: 'words.tap', group: 'cues', keys: ['t'] },
] as const satisfies readonly CommandSpec[];

/** English; part of the window's catalogue, and what the application menu says. */
export const CUE_COMMAND_LABELS = {
  'cues.startHere': 'Cue starts here',
  'cues.endHere': 'Cue ends here',
  'cues.play': 'Play this cue',
  'cues.loop': 'Loop this cue',
  'cues.merge': 'Merge cues',
  'cues.cut': 'Split long cues…',
  'cues.lines': 'Break lines…',
  'cues.close': 'Close short gaps…',
  'cues.gap': 'Keep a gap between cues…',
  'cues.length': 'Keep cues long enough…',
  'cues.overlap': 'Fix overlaps',
  'words.give': 'Give words their times',
  'words.spread': 'Spread words again',
  'words.tap': 'Tap along with the words',
} as const satisfies Record<(typeof CUE_COMMANDS)[number]['id'], string>;
