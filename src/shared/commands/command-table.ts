import type { CommandSpec } from './command-spec.ts';
import { CUE_COMMANDS } from './cue-commands.ts';

/** The one keyboard map: the shortcut sheet, the palette, the buttons' hints and the application menu are made of it. */
export const COMMANDS = [
  { id: 'project.new', group: 'project', keys: ['mod+alt+n'] },
  { id: 'project.open', group: 'project', keys: ['mod+o'], whileTyping: true },
  { id: 'project.save', group: 'project', keys: ['mod+s'], whileTyping: true },
  { id: 'project.saveAs', group: 'project', keys: ['mod+shift+s'], whileTyping: true },
  { id: 'project.download', group: 'project', keys: [] },
  { id: 'project.addMedia', group: 'project', keys: ['mod+i'] },
  { id: 'project.importCues', group: 'project', keys: ['mod+shift+i'] },

  { id: 'edit.undo', group: 'edit', keys: ['mod+z'] },
  { id: 'edit.redo', group: 'edit', keys: ['mod+shift+z', 'mod+y'] },
  { id: 'edit.addCue', group: 'edit', keys: ['c'] },
  { id: 'edit.split', group: 'edit', keys: ['s'] },
  { id: 'edit.duplicate', group: 'edit', keys: ['mod+d'] },
  { id: 'edit.delete', group: 'edit', keys: ['delete', 'backspace'] },
  { id: 'edit.selectAll', group: 'edit', keys: ['mod+a'] },
  { id: 'edit.selectNone', group: 'edit', keys: ['escape'], isHidden: true },
  { id: 'edit.marker', group: 'edit', keys: ['m'] },
  { id: 'edit.nudgeLeft', group: 'edit', keys: ['alt+arrowleft'] },
  { id: 'edit.nudgeRight', group: 'edit', keys: ['alt+arrowright'] },
  { id: 'edit.search', group: 'edit', keys: ['mod+f'], whileTyping: true },
  { id: 'edit.shiftAll', group: 'edit', keys: [] },

  ...CUE_COMMANDS,

  { id: 'play.toggle', group: 'play', keys: ['space'] },
  { id: 'play.reverse', group: 'play', keys: ['j'] },
  { id: 'play.pause', group: 'play', keys: ['k'] },
  { id: 'play.forward', group: 'play', keys: ['l'] },
  { id: 'play.frameBack', group: 'play', keys: ['arrowleft'] },
  { id: 'play.frameForward', group: 'play', keys: ['arrowright'] },
  { id: 'play.secondBack', group: 'play', keys: ['shift+arrowleft'] },
  { id: 'play.secondForward', group: 'play', keys: ['shift+arrowright'] },
  { id: 'play.start', group: 'play', keys: ['home'] },
  { id: 'play.end', group: 'play', keys: ['end'] },
  { id: 'play.previousCut', group: 'play', keys: ['arrowup'] },
  { id: 'play.nextCut', group: 'play', keys: ['arrowdown'] },
  { id: 'play.rangeIn', group: 'play', keys: ['i'] },
  { id: 'play.rangeOut', group: 'play', keys: ['o'] },
  { id: 'play.rangeClear', group: 'play', keys: ['shift+x'] },
  { id: 'play.loop', group: 'play', keys: ['shift+l'] },

  { id: 'view.media', group: 'view', keys: ['mod+1'] },
  { id: 'view.cues', group: 'view', keys: ['mod+2'] },
  { id: 'view.styles', group: 'view', keys: ['mod+3'] },
  { id: 'view.safeAreas', group: 'view', keys: ['shift+s'] },
  { id: 'view.fullScreen', group: 'view', keys: ['f'] },
  { id: 'view.themeDark', group: 'view', keys: [] },
  { id: 'view.themeLight', group: 'view', keys: [] },
  { id: 'view.themeSystem', group: 'view', keys: [] },

  { id: 'render.open', group: 'render', keys: ['mod+enter'] },
  { id: 'render.queue', group: 'render', keys: ['q'] },
  { id: 'render.machine', group: 'render', keys: [] },
  { id: 'render.storage', group: 'render', keys: [] },

  { id: 'help.palette', group: 'help', keys: ['mod+k'], whileTyping: true },
  { id: 'help.shortcuts', group: 'help', keys: ['?', 'f1'] },
] as const satisfies readonly CommandSpec[];

export type CommandId = (typeof COMMANDS)[number]['id'];

export const COMMAND_IDS: readonly CommandId[] = COMMANDS.map(({ id }) => id);

export function commandSpec(id: CommandId): CommandSpec {
  return COMMANDS.find((command) => command.id === id) as CommandSpec;
}
