import { frameMark, MARK_HEIGHT_PX } from '../../shared/contract/frame-mark.ts';
import type { PageOpened, PageRequest, PageShown, Patch } from '../../shared/contract/page.ts';
import { yuvCoefficients } from '../../shared/pixels/yuv-matrix.ts';
import type { AssetUrl } from '../draw/cue-view.ts';
import { createStage, loadAssets, uncoveredCharacters } from '../stage.ts';
import { assetAddresses } from './asset-addresses.ts';
import { changes } from './changes.ts';
import { createLaneCanvas, SLOTS } from './lane-canvas.ts';
import { measureLanes, type LaneFilm } from './measure-lanes.ts';
import { createPictureMemory } from './picture-memory.ts';
import { createStageCanvas } from './stage-canvas.ts';
import { comingChanges, takeBatch, takeFrame, type ComingChanges } from './take-batch.ts';

/** Pictures that will be shown again, as RGBA: a blinking logo is drawn once. */
const REMEMBERED_BYTES = 64 * 1024 * 1024;

type OpenRequest = Extract<PageRequest, { type: 'open' }>;

/** One segment being drawn on this page. */
export type SegmentSession = {
  readonly opened: PageOpened;
  next(): Promise<{ patches: Patch[]; isLast: boolean }>;
  show(): Promise<PageShown>;
};

/**
 * Loads what the segment needs, measures it, and makes the page ready to draw it. Replaces whatever was on the page.
 * `onStep` is told before each cue is measured.
 */
export async function openSegment(
  { film, span, coding, mode, marginPx }: OpenRequest,
  onStep: () => void,
): Promise<SegmentSession> {
  document.body.replaceChildren();
  const assetUrl = await assetAddresses(film);
  await loadAssets(film, { assetUrl });
  const lanes = measureLanes(film, span, { assetUrl, marginPx, onStep });
  const coming = comingChanges(changes(lanes, span));
  const opened = { lanes: lanes.map(({ lane }) => lane), uncovered: uncoveredCharacters(film) };
  if (mode === 'canvas') {
    const memory = createPictureMemory(REMEMBERED_BYTES);
    const canvas = createStageCanvas(film);
    const canvases = lanes.map((lane, index) =>
      createLaneCanvas(lane, index, canvas, { assetUrl, coefficients: yuvCoefficients(coding), memory }),
    );
    const next = async () => {
      const { jobs, isLast } = takeBatch(coming, lanes.length, SLOTS);
      const drawn = await Promise.all(
        jobs.map((frames, index) => canvases[index]?.draw(frames) ?? Promise.resolve([])),
      );
      return { patches: drawn.flat().sort((a, b) => a.frame - b.frame || a.lane - b.lane), isLast };
    };
    return { opened, next, show: notInThisMode };
  }
  const draw = stackLanes(lanes, assetUrl);
  return { opened, next: notInThisMode, show: () => showNext(coming, draw) };
}

/**
 * Lanes one below the other at the page's top left, where they can be captured from outside, and below them the mark
 * of the frame they show. Gives what draws a frame, each with new elements: of one that stays and moves the browser would not
 * paint what is in it again, and boxes would keep to the whole pixels they had where it came from.
 */
function stackLanes(lanes: readonly LaneFilm[], assetUrl: AssetUrl): (frame: number) => void {
  let top = 0;
  const windows = lanes.map(({ lane, film }) => {
    const root = document.createElement('div');
    root.style.cssText = `position:absolute;left:0;top:${top}px;width:${lane.widthPx}px;height:${lane.heightPx}px;overflow:hidden`;
    document.body.append(root);
    top += lane.heightPx;
    return { root, film, place: { assetUrl, originXPx: lane.xPx, originYPx: lane.yPx } };
  });
  const mark = document.createElement('div');
  mark.style.cssText = `position:absolute;left:0;top:${top}px;width:100%;height:${MARK_HEIGHT_PX}px`;
  document.body.append(mark);
  return (frame) => {
    for (const { root, film, place } of windows) createStage(root, film, place).draw(frame);
    mark.style.backgroundColor = `rgb(${frameMark(frame).join(' ')})`;
  };
}

/** Every change of the next changed frame; the page shows it when this returns. */
async function showNext(coming: ComingChanges, draw: (frame: number) => void): Promise<PageShown> {
  const changed = takeFrame(coming);
  const [first] = changed;
  if (!first) return null;
  draw(first.frame);
  return { frame: first.frame, changed: changed.map(({ lane, isClear }) => ({ lane, clear: isClear })) };
}

async function notInThisMode(): Promise<never> {
  throw new Error('the page was opened in the other capture mode');
}
