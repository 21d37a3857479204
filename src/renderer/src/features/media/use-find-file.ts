import { MEDIA_ACCEPT } from '../../commands/file-commands.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { pickFiles } from '../drop/pick-files.ts';

/** Asks which file stands for a medium, with the system's dialog or the browser's. */
export function useFindFile(): (mediaId: string) => Promise<void> {
  const { relink, drop, project } = useSession();
  const isDesktop = useStudio(({ info }) => info?.door === 'desktop');
  const choose = async (): Promise<string | null> => {
    if (isDesktop) return (await project.askOpen('media'))?.[0] ?? null;
    const [file] = await pickFiles(MEDIA_ACCEPT, false);
    return file ? drop.placeOf(file) : null;
  };
  return async (mediaId) => {
    const place = await choose();
    if (place !== null) await relink.relink(mediaId, place);
  };
}
