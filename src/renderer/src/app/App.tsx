import { Tooltip } from 'radix-ui';
import { useStore } from 'zustand';
import type { RunCommand } from '../commands/run-command.ts';
import { CommandContext } from '../commands/use-commands.ts';
import { DropZone } from '../features/drop/DropZone.tsx';
import { Notices } from '../features/notices/Notices.tsx';
import { StartScreen } from '../features/start/StartScreen.tsx';
import type { Session } from '../store/session.ts';
import { SessionContext, useStudio } from '../store/use-session.ts';
import { Announcer } from './Announcer.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Shell } from './Shell.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { usePage } from './use-page.ts';

/** The whole window. */
export function App({ session, runCommand }: { readonly session: Session; readonly runCommand: RunCommand }) {
  const isDialogOpen = useStore(session.store, ({ dialog }) => dialog !== null);
  useKeyboard(runCommand, isDialogOpen);
  return (
    <SessionContext value={session}>
      <CommandContext value={runCommand}>
        <Tooltip.Provider delayDuration={400}>
          <Window />
        </Tooltip.Provider>
      </CommandContext>
    </SessionContext>
  );
}

function Window() {
  usePage();
  const hasProject = useStudio(({ project }) => project !== null);
  return (
    <DropZone>
      {hasProject ? <Shell /> : <StartScreen />}
      <Dialogs />
      <Notices />
      <Announcer />
    </DropZone>
  );
}
