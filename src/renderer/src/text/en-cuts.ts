/** Texts of editing clips: what goes with them, several files at once. */
export const cutsText = {
  cuts: {
    lock: 'Lock to film time',
    lockHint: 'The cue stays where it is when clips are cut or moved.',
    followHint: 'The cue goes with its clip when clips are cut or moved.',
    files_one: '{{count}} file',
    files_other: '{{count}} files',
  },
} as const;

/** Names of their undoable steps. */
export const cutsSteps = {
  lockCues: 'lock to film time',
} as const;
