import { panelSize, type PanelSize, type Preferences } from '../preferences/preferences.ts';
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
      store.setState({ isSearchOpen });
      if (isSearchOpen) prefer({ leftTab: 'cues' });
    },
    dismissNotice: (id: string) =>
      store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) })),
  };
}
