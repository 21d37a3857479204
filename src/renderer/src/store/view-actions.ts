import { cuesOf } from '../../../shared/edit/document.ts';
import { frameAt } from '../../../shared/time.ts';
import { panelSize, type PanelSize, type Preferences } from '../preferences/preferences.ts';
import { cuesInTime, documentOf, filmOf, warningsOf } from './derived.ts';
import { atFrame } from './playback.ts';
import { selected } from './selection.ts';
import type { SessionContext } from './session-context.ts';
import type { OpenDialog } from './state.ts';

export type ViewActions = ReturnType<typeof createViewActions>;

/** What is shown; nothing here touches the project. */
export function createViewActions({ store }: SessionContext) {
  const prefer = (change: Partial<Preferences>) =>
    store.setState(({ preferences }) => ({ preferences: { ...preferences, ...change } }));
  return {
    prefer,
    resizePanel: (name: PanelSize, px: number) => prefer({ [name]: panelSize(name, px) }),
    openDialog: (dialog: OpenDialog) => store.setState({ dialog }),
    closeDialog: () => store.setState({ dialog: null }),
    toggleQueue: (isQueueOpen = !store.getState().isQueueOpen) => store.setState({ isQueueOpen }),
    openSearch(isSearchOpen: boolean): void {
      store.setState({ isSearchOpen, isWarningsOnly: false });
      if (isSearchOpen) prefer({ leftTab: 'cues' });
    },
    /** The cues that are warned about, in the list, with the first of them selected and shown. */
    showWarnings(isWarningsOnly: boolean): void {
      store.setState({ isWarningsOnly, isSearchOpen: false });
      if (!isWarningsOnly) return;
      prefer({ leftTab: 'cues' });
      const state = store.getState();
      const warnings = warningsOf(cuesOf(documentOf(state)));
      const first = cuesInTime(state).find(({ id }) => warnings.has(id));
      if (!first) return;
      const { rate, totalFrames } = filmOf(state);
      const playback = atFrame(state.playback, frameAt(first.start, rate), totalFrames);
      store.setState({ selection: selected('cues', [first.id]), playback });
    },
    dismissNotice: (id: string) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  };
}
