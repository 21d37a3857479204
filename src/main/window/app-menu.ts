import { basename, dirname } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_LABELS } from '../../shared/commands/command-labels.ts';
import type { CommandSpec } from '../../shared/commands/command-spec.ts';
import { COMMANDS, type CommandId } from '../../shared/commands/command-table.ts';
import { DESKTOP_TEXT } from '../../shared/text/desktop-text.ts';

const GROUPS: readonly CommandSpec['group'][] = ['project', 'edit', 'cues', 'play', 'view', 'render', 'help'];

const KEY_NAMES: Readonly<Record<string, string>> = {
  mod: 'CommandOrControl',
  alt: 'Alt',
  shift: 'Shift',
  enter: 'Enter',
  escape: 'Escape',
  delete: 'Delete',
  backspace: 'Backspace',
  space: 'Space',
  home: 'Home',
  end: 'End',
  arrowleft: 'Left',
  arrowright: 'Right',
  arrowup: 'Up',
  arrowdown: 'Down',
};

/** `mod+shift+s` as Electron writes it: `CommandOrControl+Shift+S`. */
export function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => KEY_NAMES[key] ?? key.toUpperCase())
    .join('+');
}

/**
 * The application menu out of the one table of commands; each is sent to the window. Shortcuts are shown, and handled by the
 * window itself, which knows whether a text is being typed. macOS knows no shortcut that is only shown: there the menu takes
 * the keys before the window, so that only those are in it that count while a text is typed too; the window handles the
 * others as ever. Editing of text, windows and the app itself are the system's roles.
 */
export function appMenu(
  platform: NodeJS.Platform,
  send: (command: CommandId) => void,
  more: {
    readonly openLogs: () => void;
    /** Latest first. */
    readonly recent: readonly string[];
    readonly openProject: (path: string) => void;
  },
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const item = (command: CommandSpec & { readonly id: CommandId }): MenuItemConstructorOptions => {
    const [shown] = isMac && command.whileTyping !== true ? [] : command.keys;
    return {
      id: command.id,
      label: COMMAND_LABELS[command.id],
      ...(shown !== undefined && { accelerator: acceleratorOf(shown), registerAccelerator: false }),
      click: () => send(command.id),
    };
  };
  const ofGroup = (group: CommandSpec['group']) =>
    (COMMANDS as readonly (CommandSpec & { readonly id: CommandId })[])
      .filter((command) => command.group === group && command.isHidden !== true)
      .map(item);
  const ends: Partial<Record<CommandSpec['group'], MenuItemConstructorOptions[]>> = {
    project: [
      separator,
      isMac ? RECENT_OF_MACOS : recentProjects(more.recent, more.openProject),
      ...[separator, { role: isMac ? 'close' : 'quit' } as const],
    ],
    edit: [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }],
    view: [
      separator,
      { role: 'togglefullscreen' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
    ],
    help: [separator, { label: DESKTOP_TEXT.menu.logs, click: more.openLogs }, { role: 'about' }],
  };
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    ...GROUPS.map((group) => ({
      label: DESKTOP_TEXT.menu[group],
      submenu: [...ofGroup(group), ...(ends[group] ?? [])],
    })),
    { role: 'windowMenu' },
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };
/** Filled by the system, with what `app.addRecentDocument` was told; no other system has it. */
const RECENT_OF_MACOS: MenuItemConstructorOptions = {
  role: 'recentDocuments',
  submenu: [{ role: 'clearRecentDocuments' }],
};

function recentProjects(paths: readonly string[], open: (path: string) => void): MenuItemConstructorOptions {
  // an ampersand would mark a letter
  const label = (path: string) => `${basename(path)} (${dirname(path)})`.replaceAll('&', '&&');
  return {
    label: DESKTOP_TEXT.menu.recent,
    enabled: paths.length > 0,
    submenu: paths.map((path) => ({ label: label(path), click: () => open(path) })),
  };
}
