import type { App, BrowserWindow, Dialog } from 'electron';
import { DESKTOP_TEXT } from '../../shared/text/desktop-text.ts';

/** What would be interrupted. */
export type OpenWork = { readonly runningJobs: number; readonly unsavedProjects: number };

/**
 * Quitting while films are rendered, or with unsaved changes, is asked about first. Either way nothing is lost: what is
 * finished of a film is kept and goes on with the next start, which also offers the unsaved project. `end` stops the work and resolves when
 * all is put away. Where it cannot be found out what is open, the app ends: one that cannot be left is worse. `onTrouble` is told.
 */
export function guardQuit(parts: {
  readonly app: Pick<App, 'on' | 'exit'>;
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly window: () => BrowserWindow | null;
  readonly openWork: () => Promise<OpenWork>;
  readonly end: () => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
}): void {
  const { app, dialog, window, openWork, end, onTrouble } = parts;
  let isEnding = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    void quit();
  });

  const told = (error: unknown) => {
    onTrouble(error);
    return true;
  };
  async function quit(): Promise<void> {
    isEnding = await mayQuit().catch(told);
    if (!isEnding) return;
    await end().catch(told);
    app.exit(0);
  }

  async function mayQuit(): Promise<boolean> {
    const told = quitQuestion(await openWork());
    if (told.length === 0) return true;
    const options = {
      type: 'question' as const,
      message: DESKTOP_TEXT.quit.question,
      detail: told.join('\n'),
      buttons: [DESKTOP_TEXT.quit.stay, DESKTOP_TEXT.quit.leave],
      ...{ defaultId: 0, cancelId: 0, noLink: true },
    };
    const parent = window();
    const { response } = await (parent
      ? dialog.showMessageBox(parent, options)
      : dialog.showMessageBox(options));
    return response === 1;
  }
}

/** What there is to say before quitting, a sentence or two each; nothing: no question. */
export function quitQuestion({ runningJobs, unsavedProjects }: OpenWork): string[] {
  return [
    ...(runningJobs > 0 ? [DESKTOP_TEXT.quit.running.replace('{{count}}', String(runningJobs))] : []),
    ...(unsavedProjects > 0 ? [DESKTOP_TEXT.quit.unsaved] : []),
  ];
}
