import { Direction, Tooltip } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RunCommand } from '../commands/run-command.ts';
import { CommandContext } from '../commands/use-commands.ts';
import { ConnectionBar } from '../features/connection/ConnectionBar.tsx';
import { DropZone } from '../features/drop/DropZone.tsx';
import { Notices } from '../features/notices/Notices.tsx';
import { StartScreen } from '../features/start/StartScreen.tsx';
import type { Session } from '../store/session.ts';
import { SessionContext, useStudio } from '../store/use-session.ts';
import { Announcer } from './Announcer.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Shell } from './Shell.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useKeyboard } from './use-keyboard.ts';
import { usePage } from './use-page.ts';

/** The whole window. */
export function App({ session, runCommand }: { readonly session: Session; readonly runCommand: RunCommand }) {
  const isDialogOpen = useStore(session.store, ({ dialog }) => dialog !== null);
  useKeyboard(runCommand, isDialogOpen);
  useClipboard(session, isDialogOpen);
  const { i18n } = useTranslation();
  return (
    <SessionContext value={session}>
      <CommandContext value={runCommand}>
        <Direction.Provider dir={i18n.dir(i18n.language)}>
          <Tooltip.Provider delayDuration={400}>
            <Window />
          </Tooltip.Provider>
        </Direction.Provider>
      </CommandContext>
    </SessionContext>
  );
}

function Window() {
  usePage();
  const hasProject = useStudio(({ project }) => project !== null);
  return (
    <DropZone>
      {/* a window smaller than the panels need, or a browser's zoom, is scrolled */}
      <div className="flex h-full flex-col">
        <ConnectionBar />
        <div className="min-h-0 flex-1 overflow-auto">{hasProject ? <Shell /> : <StartScreen />}</div>
      </div>
      <Dialogs />
      <Notices />
      <Announcer />
    </DropZone>
  );
}
