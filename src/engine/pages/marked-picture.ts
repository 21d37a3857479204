import { frameMark, MARK_HEIGHT_PX } from '../../shared/contract/frame-mark.ts';
import type { Lane } from '../../shared/contract/page.ts';
import { StudioError } from '../../shared/errors.ts';
import type { LanePicture } from './picture-patches.ts';

const PICTURE_LIMIT_MS = 30_000;

/** What has to be captured of a page in show mode: the lanes one below the other, and the mark below them. */
export function captureSize(lanes: readonly Lane[]): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(...lanes.map(({ widthPx }) => widthPx)),
    height: lanesHeight(lanes) + MARK_HEIGHT_PX,
  };
}

/** Takes pictures until one shows `frame`. `take` may give none. Throws `page.timeout` after 30 s. */
export async function pictureOf(
  frame: number,
  lanes: readonly Lane[],
  take: () => Promise<LanePicture | null>,
): Promise<LanePicture> {
  const deadline = performance.now() + PICTURE_LIMIT_MS;
  do {
    const picture = await take();
    if (picture && isMarked(picture, lanesHeight(lanes), frame)) return picture;
  } while (performance.now() < deadline);
  throw new StudioError('page.timeout', `the page did not show frame ${frame} within ${PICTURE_LIMIT_MS} ms`);
}

function isMarked({ rgba, widthPx }: LanePicture, top: number, frame: number): boolean {
  const at = 4 * widthPx * top;
  const wanted = [...frameMark(frame), 255];
  return wanted.every((value, channel) => rgba[at + channel] === value);
}

function lanesHeight(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { heightPx }) => sum + heightPx, 0);
}
