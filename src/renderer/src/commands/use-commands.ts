import { createContext, useContext } from 'react';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import { commandSpec } from '../../../shared/commands/command-table.ts';
import { IS_MAC, showChord } from './key-chord.ts';
import type { RunCommand } from './run-command.ts';

export const CommandContext = createContext<RunCommand>(() => {});

export function useRunCommand(): RunCommand {
  return useContext(CommandContext);
}

/** The key of a command as people read it; empty: it has none. */
export function commandKey(id: CommandId): string {
  const [first] = commandSpec(id).keys;
  return first === undefined ? '' : showChord(first, IS_MAC);
}
