import type { CUE_COMMANDS } from '../../../shared/commands/cue-commands.ts';
import type { Session } from '../store/session.ts';

/** What the commands for cues and words do. */
export function cueCommands({ words }: Session): Record<(typeof CUE_COMMANDS)[number]['id'], () => unknown> {
  return {
    'words.give': () => words.time(false),
    'words.spread': () => words.time(true),
  };
}
