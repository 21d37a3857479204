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
    kept: 'Your changes are kept in this window.',
  },
  autosaveFailed: {
    what: 'The recovery copy could not be written.',
    kept: 'Your changes are only in this window: save them.',
  },
  discardFailed: { what: 'The recovery copy was not discarded.', kept: 'It is offered again.' },
  mediaFailed: { what: 'The media could not be read.', kept: 'The project is unchanged.' },
  mediaRefused: { what: '{{name}} was not added.', kept: '{{reason}}.' },
  mediaRefusedMany: {
    what_one: '{{count}} file was not added.',
    what_other: '{{count}} files were not added.',
    kept: 'The first, {{name}}: {{reason}}.',
  },
  mediaCut: {
    what: '{{name}} is cut short: its end is missing.',
    kept: 'What is there was added. Copy or download it again to have all of it.',
  },
  mediaMissing: {
    what_one: '{{count}} file of the project cannot be read: {{names}}.',
    what_other: '{{count}} files of the project cannot be read: {{names}}.',
    kept: 'Clips and cues are kept. Drop the files here, or choose them with “Find file…” among the media.',
  },
  mediaFound: {
    what_one: '{{names}} is found again.',
    what_other: '{{count}} files are found again: {{names}}.',
    kept: 'Clips and cues are as they were. Save the project to keep the new place.',
  },
  mediaChanged: {
    what_one: '{{names}} was changed by another program.',
    what_other: '{{count}} files were changed by another program: {{names}}.',
    kept: 'Preview, timeline and the next render show it as it is now. Clips and cues are kept: check that they still fit.',
  },
  mediaBack: {
    what_one: '{{names}} is there again.',
    what_other: '{{count}} files are there again: {{names}}.',
    kept: 'Clips and cues are as they were.',
  },
  mediaOther: {
    what: '{{name}} is not the file the project was made with.',
    kept: 'Clips and cues are kept as they were: check that they still fit, or choose the old file.',
  },
  sendFailed: { what: '{{name}} could not be sent.', kept: 'The project is unchanged.' },
  dropEmpty: {
    what_one: '{{name}} is empty.',
    what_other: '{{count}} files are empty: {{names}}.',
    kept: 'Nothing was added of it. Copy or export it again.',
  },
  dropUnknown: {
    what_one: '{{name}} is not a kind of file Cueframe knows.',
    what_other: '{{count}} files are not of a kind Cueframe knows: {{names}}.',
    kept: 'Drop video, sound, pictures, subtitles (SRT, WebVTT, ASS) or a project (.scenario.json).',
  },
  dropMany: {
    what_one: '{{name}} was not opened.',
    what_other: '{{count}} projects were not opened: {{names}}.',
    kept: 'One project is opened at a time.',
  },
  dropLarge: {
    what_one: '{{name}} is too large to be sent: {{gigabytes}} GB is the most.',
    what_other: '{{count}} files are too large to be sent ({{gigabytes}} GB is the most): {{names}}.',
    kept: 'Nothing of it was sent. Put it on the computer that runs Cueframe and name it in the project there.',
  },
  dropNothing: {
    what_one: 'The folder {{name}} holds no media, subtitles or project.',
    what_other: '{{count}} folders hold no media, subtitles or project: {{names}}.',
    kept: 'The project is unchanged.',
  },
  dropUnreadable: {
    what_one: '{{name}} cannot be read.',
    what_other: '{{count}} files or folders cannot be read: {{names}}.',
    kept: 'They may have been moved, or you may not read them. The others were added.',
  },
  dropTooMany: {
    what_one: '{{count}} file was not added: {{names}}.',
    what_other: '{{count}} files were not added: {{names}}.',
    kept: 'At most 500 are added at once. Drop the rest again.',
  },
  dropPassedOver: {
    what_one: '{{count}} file of another kind in the folder was skipped.',
    what_other: '{{count}} files of other kinds in the folder were skipped.',
    kept: 'Media, subtitles and projects of the folder were added.',
  },
  splitOutside: {
    what: 'Nothing was split.',
    kept: 'The playhead is on none of the selected cues. Move it onto one, or select none to split the clip.',
  },
  splitNearEdge: {
    what: 'Nothing was split.',
    kept: 'A part would be shorter than {{seconds}} s. Move the playhead further from the edge of the cue.',
  },
  splitNoClip: {
    what: 'Nothing was split.',
    kept: 'The playhead stands on a cut or on no clip. Move it, or select the cues to split.',
  },
  cuesFailed: { what: '{{name}} could not be read as subtitles.', kept: 'The cues are unchanged.' },
  cuesImported: {
    what_one: '{{count}} cue was added from {{name}}.',
    what_other: '{{count}} cues were added from {{name}}.',
    kept: 'Undo takes them out again.',
  },
  projectImported: {
    what: '{{name}} was read as another program’s file: {{format}}.',
    kept: 'It is a new project, not saved yet; the file stays as it is.',
  },
  moreRemarks: {
    what_one: 'There is {{count}} more remark about {{name}}.',
    what_other: 'There are {{count}} more remarks about {{name}}.',
    kept: 'Nothing else was changed.',
  },
  cuesWarning: { what: '{{name}}: please check.', kept: '{{reason}}' },
  jobsFailed: { what: 'The queue could not be read.', kept: 'Renders go on.' },
  jobActionFailed: { what: 'The job did not change.', kept: 'It is as it was.' },
  startFailed: { what: 'The render did not start.', kept: 'The project is unchanged.' },
  linkCopied: {
    what: 'The link was copied.',
    kept: 'Whoever has it can download the film, for {{hours}} hours.',
  },
  linkNotCopied: { what: 'The link could not be copied. Here it is, for {{hours}} hours:', kept: '{{url}}' },
  linkFailed: { what: 'There is no link to the film.', kept: 'The film is where it was.' },
  revealFailed: { what: 'The film could not be shown.', kept: 'The file is where it was.' },
  renderDone: { what: '{{name}} is rendered.', kept: 'You find the film in the queue.' },
  renderFailed: {
    what: '{{name}} could not be rendered.',
    kept: 'What was rendered is kept; try again from the queue.',
  },
  machineFailed: { what: 'This machine could not be described.', kept: 'Renders go on.' },
} as const;
