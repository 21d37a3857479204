import { uniteRects, roundOutRect, type Rect } from '../shared/geometry.ts';
import { activeCues } from '../shared/motion/active-cues.ts';
import { cueStateAt } from '../shared/motion/cue-state.ts';
import type { StageCue, StageFilm } from '../shared/stage-film.ts';
import { createView } from './draw/create-view.ts';
import type { AssetUrl, CueView, ViewContext } from './draw/cue-view.ts';
import { loadImages } from './draw/load-images.ts';
import { createPlace } from './draw/place.ts';
import { stageSheet } from './draw/stage-sheet.ts';
import { textSide } from './draw/text-cue.ts';
import { loadFonts } from './fonts/load-fonts.ts';
import { findUncovered, type Uncovered } from './fonts/uncovered-characters.ts';

export type Stage = {
  /** Draws film frame n. Any order. Writes only what differs from what the root shows. */
  draw(frame: number): void;
  /** Conservative rectangle, in whole stage pixels of the film, around all the root shows now with its shadows, strokes,
   *  glows and blur, also where that reaches beyond the root; null when it shows nothing. Forces layout: for measuring only. */
  bounds(): Rect | null;
  /** Where the cues of the film shown now stand, in drawing order, in stage pixels: their boxes with their motion,
   *  without shadows and glows. Forces layout: for editing. */
  boxes(): CueBox[];
  dispose(): void;
};

export type CueBox = { readonly cue: StageCue; readonly rect: Rect };

export type StageOptions = {
  readonly assetUrl: AssetUrl;
  /** Whole pixels: the root shows the window of the stage whose top left corner this is. */
  readonly originXPx?: number;
  readonly originYPx?: number;
};

type Mounted = { readonly position: number; readonly place: HTMLElement; readonly view: CueView };

function createFilmElement(
  root: HTMLElement,
  film: StageFilm,
  { originXPx = 0, originYPx = 0 }: StageOptions,
): HTMLElement {
  if (!Number.isInteger(originXPx) || !Number.isInteger(originYPx))
    throw new RangeError(`a stage window starts at whole pixels, not at ${originXPx}, ${originYPx}`);
  const shadow = root.shadowRoot ?? root.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [stageSheet()];
  const element = document.createElement('div');
  element.className = 'film';
  element.style.setProperty('left', `${-originXPx}px`);
  element.style.setProperty('top', `${-originYPx}px`);
  element.style.setProperty('width', `${film.widthPx}px`);
  element.style.setProperty('height', `${film.heightPx}px`);
  shadow.replaceChildren(element);
  return element;
}

function mount(cue: StageCue, position: number, context: ViewContext): Mounted {
  const view = createView(cue, context);
  const place = createPlace(cue.layout, context.film, cue.type === 'text' ? textSide(cue) : null);
  place.append(view.element);
  return { position, place, view };
}

/** Draws a film into `root`, which the stage then owns. Load its assets first, or the picture lacks them. */
export function createStage(root: HTMLElement, film: StageFilm, options: StageOptions): Stage {
  const filmElement = createFilmElement(root, film, options);
  const context: ViewContext = { film, assetUrl: options.assetUrl, createView };
  const activeAt = activeCues(film);
  /** In drawing order, as in the DOM. */
  let mounted: Mounted[] = [];

  return {
    draw(frame) {
      const positions = activeAt(frame);
      const kept = new Map<number, Mounted>();
      for (const item of mounted) {
        if (positions.includes(item.position)) kept.set(item.position, item);
        else item.place.remove();
      }
      mounted = [];
      let previous: Element | null = null;
      for (const position of positions) {
        const cue = film.cues[position];
        const state = cue === undefined ? null : cueStateAt(cue, frame, film);
        if (cue === undefined || state === null) continue;
        let item = kept.get(position);
        if (item === undefined) {
          item = mount(cue, position, context);
          if (previous === null) filmElement.prepend(item.place);
          else previous.after(item.place);
        }
        item.view.show(state);
        mounted.push(item);
        previous = item.place;
      }
    },

    bounds() {
      let all: Rect | null = null;
      const add = (rect: Rect): void => {
        all = all === null ? rect : uniteRects(all, rect);
      };
      for (const { view } of mounted) view.measure(add, 1);
      return all === null ? null : toStage(all, filmElement, film);
    },

    boxes: () =>
      mounted.flatMap(({ position, view }) => {
        const cue = film.cues[position];
        const { x, y, width, height } = view.element.getBoundingClientRect();
        const rect = { xPx: x, yPx: y, widthPx: width, heightPx: height };
        return cue ? [{ cue, rect: scaledToStage(rect, filmElement, film) }] : [];
      }),

    dispose() {
      mounted = [];
      filmElement.remove();
    },
  };
}

function toStage(rect: Rect, filmElement: HTMLElement, film: StageFilm): Rect {
  return roundOutRect(scaledToStage(rect, filmElement, film));
}

/** Client pixels to stage pixels, whatever the page around has done to the root's place and size. */
function scaledToStage(rect: Rect, filmElement: HTMLElement, film: StageFilm): Rect {
  const client = filmElement.getBoundingClientRect();
  const scaleX = film.widthPx / client.width;
  const scaleY = film.heightPx / client.height;
  return {
    xPx: (rect.xPx - client.x) * scaleX,
    yPx: (rect.yPx - client.y) * scaleY,
    widthPx: rect.widthPx * scaleX,
    heightPx: rect.heightPx * scaleY,
  };
}

/** Waits until every font and image the given cues use is loaded and decoded. Rejects naming what failed. */
export async function loadAssets(film: StageFilm, options: { readonly assetUrl: AssetUrl }): Promise<void> {
  await Promise.all([loadFonts(film, options), loadImages(film, options)]);
}

/** Characters that no loaded font covers, by cue. After `loadAssets`; see `findUncovered` for how it knows. */
export function uncoveredCharacters(film: StageFilm): Uncovered[] {
  return findUncovered(film);
}
