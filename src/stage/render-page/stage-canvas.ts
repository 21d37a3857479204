import type { StageFilm } from '../../shared/stage-film.ts';

/** Chromium's HTML-in-canvas, not yet in TypeScript's library. */
type LayoutCanvas = HTMLCanvasElement & { onpaint: ((event: Event) => void) | null; requestPaint(): void };
type ElementContext = CanvasRenderingContext2D & {
  drawElementImage(element: Element, x: number, y: number): void;
};

/** A canvas of the stage's size whose elements can be drawn on it. Lanes share it, each in its own window. */
export type StageCanvas = {
  readonly element: HTMLCanvasElement;
  readonly context: ElementContext;
  /** Resolves when all elements are painted as they are laid out now. */
  painted(): Promise<void>;
};

export function createStageCanvas({ widthPx, heightPx }: StageFilm): StageCanvas {
  const element = document.createElement('canvas') as LayoutCanvas;
  element.setAttribute('layoutsubtree', '');
  element.width = widthPx;
  element.height = heightPx;
  element.style.cssText = `position:absolute;left:0;top:0;width:${widthPx}px;height:${heightPx}px`;
  // read back after every frame: the picture is made in main memory, without a GPU process in between
  const context = element.getContext('2d', { willReadFrequently: true }) as ElementContext;
  document.body.append(element);
  let painting: Promise<void> | null = null;
  return {
    element,
    context,
    painted() {
      painting ??= new Promise((resolve) => {
        element.onpaint = () => {
          element.onpaint = null;
          painting = null;
          resolve();
        };
        element.requestPaint();
      });
      return painting;
    },
  };
}
