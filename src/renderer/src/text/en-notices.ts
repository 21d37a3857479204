/** What happened, and what was kept. What to do comes from the engine's catalogue of errors. */
export const noticeText = {
  connectFailed: { what: 'Cueframe does not answer.', kept: 'The project stays open in this window.' },
  openFailed: { what: 'The project could not be opened.', kept: 'What was open is unchanged.' },
  openedWithProblems: {
    what_one: 'The project has {{count}} problem to mend before it can be rendered.',
    what_other: 'The project has {{count}} problems to mend before it can be rendered.',
    kept: 'The first: {{first}}',
  },
  saveFailed: {
    what: 'The project was not saved.',
    kept: 'Your changes are kept in the window and in the recovery.',
  },
  autosaveFailed: {
    what: 'The recovery copy could not be written.',
    kept: 'Your changes are only in this window: save them.',
  },
  discardFailed: { what: 'The recovery copy was not discarded.', kept: 'It is offered again.' },
  mediaFailed: { what: 'The media could not be read.', kept: 'The project is unchanged.' },
  mediaRefused: { what: '{{name}} was not added.', kept: '{{reason}}. It was left alone.' },
  mediaMissing: {
    what: '{{name}} cannot be read.',
    kept: '{{reason}}. Its clips and cues are kept; put the file back and open the project again.',
  },
  sendFailed: { what: '{{name}} could not be sent.', kept: 'The project is unchanged.' },
  dropEmpty: { what: '{{name}} is empty.', kept: 'It was left alone.' },
  dropUnknown: {
    what: '{{name}} is not a kind of file Cueframe knows.',
    kept: 'It was left alone. Drop video, sound, pictures, subtitles (SRT, WebVTT, ASS) or a .scenario.json.',
  },
  dropMany: { what: '{{name}} was not opened.', kept: 'One project is opened at a time.' },
  cuesFailed: { what: '{{name}} could not be read as subtitles.', kept: 'The cues are unchanged.' },
  cuesImported: {
    what_one: '{{count}} cue was added from {{name}}.',
    what_other: '{{count}} cues were added from {{name}}.',
    kept: 'Undo takes them out again.',
  },
  cuesWarning: { what: '{{name}} was read with a remark.', kept: '{{reason}}' },
  jobsFailed: { what: 'The queue could not be read.', kept: 'Renders go on.' },
  jobActionFailed: { what: 'The job did not change.', kept: 'It is as it was.' },
  startFailed: { what: 'The render did not start.', kept: 'The project is unchanged.' },
  revealFailed: { what: 'The film could not be shown.', kept: 'The file is where it was.' },
  renderDone: { what: '{{name}} is rendered.', kept: 'It stands in the queue.' },
  renderFailed: {
    what: '{{name}} could not be rendered.',
    kept: 'What was rendered is kept; try again from the queue.',
  },
  machineFailed: { what: 'This machine could not be described.', kept: 'Renders go on.' },
} as const;
