import { writeFile } from 'node:fs/promises';
import type { MediaInfo } from '../../shared/media.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Tools } from '../../engine/environment/tools.ts';
import { makeThumbnail } from '../../engine/probe/make-thumbnail.ts';
import { createTurns } from '../../base/flow/turns.ts';
import { inTurn } from '../../base/flow/in-turn.ts';
import type { MadeFiles } from '../context/made-files.ts';

/** Twice what a tile of the timeline is wide: sharp on dense screens. */
const WIDTH_PX = 160;
/** ffmpeg gives the first frame at or after a time, and is told whole milliseconds: a little before is safe. */
const BEFORE_SECONDS = 0.001;
const turns = createTurns(2);

/**
 * Paths of small JPEGs of a film's frames, each by its tick, made once for the file's content; null for a frame that
 * cannot be read. `ticks` in any order.
 */
export function filmstripOf(
  file: { readonly path: string; readonly info: MediaInfo; readonly identity: string },
  ticks: readonly number[],
  context: { readonly made: MadeFiles; readonly tools: Tools; readonly signal: AbortSignal },
): Promise<readonly (string | null)[]> {
  return Promise.all(ticks.map((tick) => pictureOf(file, tick, context)));
}

async function pictureOf(
  { path, info, identity }: Parameters<typeof filmstripOf>[0],
  tick: number,
  { made, tools, signal }: Parameters<typeof filmstripOf>[2],
): Promise<string | null> {
  const timeSeconds = stripSeconds(tick, info);
  if (timeSeconds === null) return null;
  try {
    return await made.file(['filmstrip', identity, tick, WIDTH_PX], '.jpg', (part) =>
      inTurn(turns, signal, async () =>
        writeFile(part, await makeThumbnail(path, tools, { timeSeconds, widthPx: WIDTH_PX, signal })),
      ),
    );
  } catch (error) {
    if (error instanceof StudioError && error.code === 'media.unreadable') return null;
    throw error;
  }
}

/** Where ffmpeg is to seek for a frame, in seconds from the file's zero; null where the file has no film. */
export function stripSeconds(
  tick: number,
  { video, startSeconds }: Pick<MediaInfo, 'video' | 'startSeconds'>,
): number | null {
  if (!video) return null;
  return Math.max(0, (tick * video.timeBase.num) / video.timeBase.den - startSeconds - BEFORE_SECONDS);
}
