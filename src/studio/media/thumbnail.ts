import { writeFile } from 'node:fs/promises';
import type { MediaInfo } from '../../shared/media.ts';
import { StudioError } from '../../shared/errors.ts';
import { makeThumbnail } from '../../engine/probe/make-thumbnail.ts';
import { createTurns } from '../../base/flow/turns.ts';
import { inTurn } from '../../base/flow/in-turn.ts';
import type { MadeFiles } from '../context/made-files.ts';
import type { StudioServices } from '../context/studio-services.ts';

const WIDTH_PX = 320;
/** The very first picture is often black. */
const AT_RATIO = 0.1;
const LATEST_SECONDS = 10;
const turns = createTurns(2);

/** A small JPEG of the file's picture, made once; null for sound, and where no picture can be read. */
export async function thumbnailOf(
  file: { readonly path: string; readonly info: MediaInfo; readonly identity: string },
  { made, render, signal }: Pick<StudioServices, 'render' | 'signal'> & { readonly made: MadeFiles },
): Promise<string | null> {
  const { path, info, identity } = file;
  if (info.kind === 'audio' || !info.video) return null;
  const timeSeconds = info.kind === 'image' ? 0 : Math.min(info.durationSeconds * AT_RATIO, LATEST_SECONDS);
  const { tools } = await render();
  try {
    return await made.file(['thumbnail', identity, WIDTH_PX], '.jpg', (part) =>
      inTurn(turns, signal, async () =>
        writeFile(part, await makeThumbnail(path, tools, { timeSeconds, widthPx: WIDTH_PX, signal })),
      ),
    );
  } catch (error) {
    if (error instanceof StudioError && error.code === 'media.unreadable') return null;
    throw error;
  }
}
