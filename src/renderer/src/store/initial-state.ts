import { NO_HISTORY } from './history.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { AT_START } from './playback.ts';
import { NOTHING } from './selection.ts';
import type { StudioState } from './state.ts';
import { STORAGE_UNKNOWN } from './storage-state.ts';

/** The window before anything is known. */
export function initialState(preferences: Preferences): StudioState {
  return {
    info: null,
    connection: 'up',
    machine: null,
    storage: STORAGE_UNKNOWN,
    project: null,
    history: NO_HISTORY,
    selection: NOTHING,
    playback: AT_START,
    draft: null,
    media: {},
    jobs: [],
    segments: {},
    notices: [],
    tasks: [],
    dialog: null,
    isQueueOpen: false,
    isSearchOpen: false,
    isWarningsOnly: false,
    preferences,
  };
}
