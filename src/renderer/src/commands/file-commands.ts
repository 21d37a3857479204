import type { DroppedFile } from '../store/drop-actions.ts';
import type { Session } from '../store/session.ts';

/** Asks for files with the browser's own dialog. */
export type PickFiles = (accept: string, isMany: boolean) => Promise<readonly DroppedFile[]>;

/** Endings and kinds of media, for a file dialog of the browser. */
export const MEDIA_ACCEPT = 'video/*,audio/*,image/*,.mkv,.mxf,.ts';
const CUES = '.srt,.vtt,.ass,.ssa';

const nameOf = (place: string) => place.split(/[\\/]/).at(-1) ?? place;

/** Opening and importing: by native dialogs on the desktop, by the page's in a browser. */
export function fileCommands(session: Session, pickFiles: PickFiles) {
  const { project, media, drop, view, store } = session;
  const isDesktop = () => store.getState().info?.door === 'desktop';
  const take = async (accept: string) => drop.take(await pickFiles(accept, true));
  return {
    async open(): Promise<void> {
      if (!isDesktop()) return view.openDialog({ kind: 'openPlace' });
      const [place] = (await project.askOpen('project')) ?? [];
      if (place !== undefined) await project.request({ type: 'open', place });
    },
    async addMedia(): Promise<void> {
      if (!isDesktop()) return take(MEDIA_ACCEPT);
      const places = await project.askOpen('media');
      if (places && places.length > 0) await media.addPlaces(places, places.map(nameOf).join(', '));
    },
    async importCues(): Promise<void> {
      if (!isDesktop()) return take(CUES);
      for (const place of (await project.askOpen('cues')) ?? []) await media.importCues(place, nameOf(place));
    },
  };
}
