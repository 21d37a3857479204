import './main.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createCommandRunner } from './commands/run-command.ts';
import { pickFiles } from './features/drop/pick-files.ts';
import { readPreferences } from './preferences/preferences.ts';
import { startAutosave } from './store/autosave.ts';
import { IDLE_TIMERS } from './store/idle-timers.ts';
import { lookWhileSeen } from './store/look-times.ts';
import { createSession, startSession } from './store/session.ts';
import { clientOf } from './store/studio-door.ts';
import { studioDoor } from './studio.ts';
import { startText } from './text/start-text.ts';

const PREFERENCES_KEY = 'cueframe.preferences';
const LANGUAGE_KEY = 'cueframe.language';

/** Builds the window's parts and starts them. The only file that knows which implementation is in use. */
function startWindow(root: HTMLElement): void {
  startText(localStorage.getItem(LANGUAGE_KEY));
  const session = createSession({
    client: clientOf(studioDoor()),
    preferences: readPreferences(localStorage.getItem(PREFERENCES_KEY)),
    createId: () => crypto.randomUUID(),
  });
  const runCommand = createCommandRunner(session, { pickFiles });
  session.store.subscribe(({ preferences }, before) => {
    if (preferences !== before.preferences)
      localStorage.setItem(PREFERENCES_KEY, JSON.stringify(preferences));
  });
  const autosave = startAutosave(session.context, IDLE_TIMERS);
  startSession(session, runCommand, autosave.now);
  lookWhileSeen(document, () => void session.mediaWatch.look());
  createRoot(root).render(<App session={session} runCommand={runCommand} />);
}

const root = document.getElementById('root');
if (root) startWindow(root);
