import type { Handlers } from '../../shared/contract/contract.ts';
import type { StudioContract } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import type { ConfirmedPaths } from '../context/confirmed-paths.ts';
import type { Desktop } from '../context/studio-services.ts';

/** The system's own dialogs and the end of the app, where there is a desktop. */
export function createDialogCalls(
  desktop: Desktop | null,
  confirmed: ConfirmedPaths,
): Pick<Handlers<StudioContract>, 'askOpen' | 'askSave' | 'leave'> {
  const present = (): Desktop => {
    if (desktop) return desktop;
    throw new StudioError('feature.unsupported', 'a browser has no such dialog; the page asks by itself');
  };
  return {
    askOpen: async ({ kind }) => present().askOpen(kind),
    async askSave({ kind, name }) {
      const path = await present().askSave(kind, name);
      if (path !== null && kind === 'project') confirmed.add(path);
      return path;
    },
    async leave() {
      present().left();
      return null;
    },
  };
}
