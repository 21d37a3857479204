import { useEffect } from 'react';
import type { CommandSpec } from '../../../shared/commands/command-spec.ts';
import { COMMANDS } from '../../../shared/commands/command-table.ts';
import { chordOf, IS_MAC } from '../commands/key-chord.ts';
import type { RunCommand } from '../commands/run-command.ts';
import { commitTyping } from './commit-typing.ts';
import { isTyping } from './is-typing.ts';

const BY_CHORD = new Map(
  COMMANDS.flatMap((command) => command.keys.map((chord) => [chord as string, command] as const)),
);

/** Keys a focused control needs for itself: Space presses a button, arrows move within a list, menu or grid. */
const OWN_KEYS = new Set([
  'space',
  'enter',
  'arrowleft',
  'arrowright',
  'arrowup',
  'arrowdown',
  'home',
  'end',
]);
const PRESSED =
  'button, a, [role=tab], [role=menu], [role=listbox], [role=slider], input[type=range], [role=separator], [role=combobox]';
function isOwnKey(chord: string, target: EventTarget | null): boolean {
  if (!OWN_KEYS.has(chord) || !(target instanceof HTMLElement)) return false;
  // in a list of cues or a timeline Space still plays
  return target.closest(chord === 'space' ? PRESSED : `${PRESSED}, [data-own-keys]`) !== null;
}

/** Keys of the command table, everywhere but where someone types or a dialog is open. */
export function useKeyboard(runCommand: RunCommand, isDialogOpen: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(event, IS_MAC);
      const command: CommandSpec | undefined = BY_CHORD.get(chord);
      if (!command || isDialogOpen || isOwnKey(chord, event.target)) return;
      if (isTyping(event.target) && !command.whileTyping) return;
      event.preventDefault();
      commitTyping(document); // what is saved is what is seen
      runCommand(command.id as Parameters<RunCommand>[0]);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [runCommand, isDialogOpen]);
}
