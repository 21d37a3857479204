/** Texts of editing clips: what goes with them, several files at once. */
export const cutsText = {
  cuts: {
    lock: 'Lock to film time',
    lockHint: 'The cue stays where it is when clips are cut or moved.',
    followHint: 'The cue goes with its clip when clips are cut or moved.',
    notANumber: 'Write a number.',
    notATime: 'Write a time such as 00:00:02:12, 2.5 or +0.5.',
    endBeforeStart: 'The end must be after the start, {{start}}.',
    startAfterEnd: 'The start must be before the end, {{end}}.',
    noLength: 'The cue must last a frame at least.',
    inAfterOut: 'Of the clip a frame must be left.',
    shape: 'Shape',
    shapeOf: 'Make the film {{name}}',
    takeStage: 'Take size and rate of this clip',
    takeStageHint: 'The film becomes {{size}}, {{rate}} fps.',
    files_one: '{{count}} file',
    files_other: '{{count}} files',
  },
} as const;

/** Names of their undoable steps. */
export const cutsSteps = {
  aspect: 'change shape of the film',
  takeStage: 'take size and rate',
  lockCues: 'lock to film time',
} as const;
