import type { Lane, PageOpened, PageShown, Patch } from '../../shared/contract/page.ts';
import type { PatchBatch } from '../../shared/contract/patch-codec.ts';
import type { YuvCoding } from '../../shared/pixels/yuv-matrix.ts';
import type { StageFilm } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';
import { patchesFromPictures } from '../pages/picture-patches.ts';
import type { StagePage } from '../pages/stage-page.ts';

/** A segment's overlay, ready to be pulled. */
export type Overlay = {
  readonly lanes: readonly Lane[];
  readonly uncovered: PageOpened['uncovered'];
  /** Patches in film-frame order, some whole frames at a time; nothing is drawn until asked for, but for one batch ahead. */
  batches(): AsyncGenerator<readonly Patch[], void, void>;
};

/** What a page needs to draw a segment: only the cues on screen in it, and how its pixels are written. */
type Segment = {
  readonly film: StageFilm;
  readonly span: FrameSpan;
  readonly coding: YuvCoding;
  /** Free pixels kept around what was measured. */
  readonly marginPx: number;
};

/** Opens a segment on a page: measures it, and draws it batch by batch as it is pulled. */
export async function openOverlay(page: StagePage, segment: Segment): Promise<Overlay> {
  const mode = page.capture ? 'show' : 'canvas';
  const opened = await page.connection.request<PageOpened>({ type: 'open', mode, ...segment });
  const batches = page.capture ? () => shownBatches(page, opened.lanes, segment) : () => canvasBatches(page);
  return { ...opened, batches };
}

/** The page reads and converts its own pixels. The next batch is drawn while this one is being encoded. */
async function* canvasBatches(page: StagePage): AsyncGenerator<readonly Patch[], void, void> {
  const ask = () => {
    const batch = page.connection.request<PatchBatch>({ type: 'next' });
    batch.catch(() => {}); // awaited on the next turn; a page that dies meanwhile must not be an unhandled rejection
    return batch;
  };
  let coming = ask();
  for (;;) {
    const { isLast, patches } = await coming;
    if (!isLast) coming = ask();
    yield patches;
    if (isLast) return;
  }
}

/** The page only shows; the picture is captured from outside, and compared and converted here. */
async function* shownBatches(
  page: StagePage,
  lanes: readonly Lane[],
  { film, coding }: Segment,
): AsyncGenerator<readonly Patch[], void, void> {
  const toPatches = patchesFromPictures(lanes, coding, film);
  for (;;) {
    const shown = await page.connection.request<PageShown>({ type: 'show' });
    if (!shown) return;
    const isDrawn = shown.changed.some(({ clear }) => !clear);
    const picture = isDrawn && page.capture ? await page.capture(lanes, shown.frame) : null;
    yield toPatches(shown, picture);
  }
}
