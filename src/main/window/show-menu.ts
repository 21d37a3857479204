import type { Menu } from 'electron';
import type { CommandId } from '../../shared/commands/command-table.ts';
import { appMenu } from './app-menu.ts';

const MOST_RECENT = 10;

/** Sets the application menu, and again with each project that is noted as the latest. */
export function showMenu(parts: {
  readonly menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>;
  readonly platform: NodeJS.Platform;
  readonly send: (command: CommandId) => void;
  readonly openLogs: () => void;
  readonly openProject: (path: string) => void;
}): { noteRecent(path: string): void; setRecent(paths: readonly string[]): void } {
  const { menu, platform, send, openLogs, openProject } = parts;
  let recent: readonly string[] = [];
  function setRecent(paths: readonly string[]): void {
    recent = paths.slice(0, MOST_RECENT);
    const template = appMenu(platform, send, { openLogs, openProject, recent });
    menu.setApplicationMenu(menu.buildFromTemplate(template));
  }
  setRecent([]);
  return { setRecent, noteRecent: (path) => setRecent([path, ...recent.filter((known) => known !== path)]) };
}
