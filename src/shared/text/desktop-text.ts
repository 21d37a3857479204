/** English; part of the window's catalogue, and what menus, dialogs and notifications of the system say. */
export const DESKTOP_TEXT = {
  menu: {
    project: 'File',
    edit: 'Edit',
    cues: 'Cues',
    play: 'Play',
    view: 'View',
    render: 'Render',
    help: 'Help',
    logs: 'Open logs folder',
    recent: 'Open recent',
  },
  file: {
    project: 'Cueframe projects',
    cues: 'Subtitles',
    media: 'Media',
    all: 'All files',
    mp4: 'MP4 film',
    mov: 'QuickTime film',
    webm: 'WebM film',
    gif: 'Animated GIF',
    wav: 'Sound',
  },
  quit: {
    question: 'Quit Cueframe?',
    stay: 'Cancel',
    leave: 'Quit',
    running:
      'Films being rendered: {{count}}. Finished parts are kept, and rendering goes on at the next start.',
    unsaved: 'There are unsaved changes. They are kept and offered at the next start.',
  },
  note: { done: 'Film ready', failed: 'Render failed', untitled: 'Untitled' },
  failure: {
    start: 'Cueframe cannot start',
    goOn: 'Cueframe cannot go on',
    window: 'Its window keeps failing. Unsaved changes are kept.',
  },
} as const;
