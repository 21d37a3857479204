import type { App, BrowserWindow, Dialog, FileFilter, Shell } from 'electron';
import type { Desktop } from '../../studio/context/studio-services.ts';
import { DESKTOP_TEXT } from '../../shared/text/desktop-text.ts';

const PROJECTS: FileFilter = { name: DESKTOP_TEXT.file.project, extensions: ['scenario.json', 'json'] };
const CUES: FileFilter = { name: DESKTOP_TEXT.file.cues, extensions: ['srt', 'vtt', 'ass', 'ssa'] };
const MEDIA: FileFilter = {
  name: DESKTOP_TEXT.file.media,
  extensions: [
    ...['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'mts', 'm2ts', 'ts', 'mpg', 'mxf', 'wmv'],
    ...['mp3', 'm4a', 'wav', 'flac', 'ogg', 'opus', 'aac', 'png', 'jpg', 'jpeg', 'webp', 'gif'],
  ],
};
const ALL: FileFilter = { name: DESKTOP_TEXT.file.all, extensions: ['*'] };
const FILMS: readonly FileFilter[] = [
  { name: DESKTOP_TEXT.file.mp4, extensions: ['mp4'] },
  { name: DESKTOP_TEXT.file.mov, extensions: ['mov'] },
  { name: DESKTOP_TEXT.file.webm, extensions: ['webm'] },
  { name: DESKTOP_TEXT.file.gif, extensions: ['gif'] },
  { name: DESKTOP_TEXT.file.wav, extensions: ['wav'] },
  ALL,
];

/** The system's dialogs, over the window where there is one. */
export function createDesktop(parts: {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly shell: Pick<Shell, 'showItemInFolder'>;
  readonly app: Pick<App, 'addRecentDocument'>;
  readonly window: () => BrowserWindow | null;
  /** Told of a project beside the system, whose list not every system shows. */
  readonly onRecent: (path: string) => void;
  /** The window has kept its last changes. */
  readonly onLeft: () => void;
}): Desktop {
  const { dialog, shell, app, window, onRecent, onLeft } = parts;
  return {
    async askOpen(kind) {
      const filters = { project: [PROJECTS, ALL], media: [MEDIA, ALL], cues: [CUES, ALL] }[kind];
      const many = kind === 'media' ? (['multiSelections'] as const) : [];
      const options = { filters, properties: ['openFile' as const, ...many] };
      const parent = window();
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return chosen.canceled ? null : chosen.filePaths;
    },
    async askSave(kind, name) {
      const filters = kind === 'project' ? [PROJECTS] : ordered(FILMS, name);
      const options = {
        ...{ defaultPath: name, filters },
        properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
      };
      const parent = window();
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    reveal: (path) => shell.showItemInFolder(path),
    left: onLeft,
    noteRecent(path) {
      app.addRecentDocument(path);
      onRecent(path);
    },
  };
}

/** The kind of the name offered comes first: that is the one the dialog shows. */
function ordered(filters: readonly FileFilter[], name: string): FileFilter[] {
  const ending = name.split('.').at(-1) ?? '';
  return [...filters].sort(
    (a, b) => Number(b.extensions.includes(ending)) - Number(a.extensions.includes(ending)),
  );
}
