import type { WatchedFilm } from '../../../../shared/film/watch-film.ts';
import type { CueBox } from '../../../../stage/stage.ts';
import { createCueLayer, type CueSource } from './cue-layer.ts';
import type { MediaFiles } from './media-file.ts';
import { createPictureLayer } from './picture-layer.ts';

export type ScreenProblem =
  | { readonly kind: 'undecodable'; readonly mediaId: string; readonly url: string }
  | { readonly kind: 'picture'; readonly mediaId: string; readonly error: unknown }
  | { readonly kind: 'cues'; readonly badCue: number | null; readonly error: unknown };

export type Screen = {
  setFilm(film: WatchedFilm, urlOf: (mediaId: string) => string | null): void;
  setCues(source: CueSource): void;
  /** Shows a frame as soon as all of it is there. While playing, late pictures are shown late rather than not at all. */
  show(frame: number, isPlaying: boolean): void;
  /** Where the cues stand now, in stage pixels. */
  boxes(): readonly CueBox[];
  /** Hears of every drawing. Returns what ends it. */
  onDrawn(listener: () => void): () => void;
  dispose(): void;
};

/**
 * Picture and cues together: what the render shows. `host` carries `data-frame`, the film frame that is on it with
 * everything in place, and nothing while it is not.
 */
export function createScreen(
  {
    host,
    canvas,
    root,
    files,
  }: {
    readonly host: HTMLElement;
    readonly canvas: HTMLCanvasElement;
    readonly root: HTMLElement;
    readonly files: MediaFiles;
  },
  onProblem: (problem: ScreenProblem) => void,
): Screen {
  const listeners = new Set<() => void>();
  let [frame, isPlaying, isAsked] = [0, false, 0];
  const ask = () => {
    isAsked ||= requestAnimationFrame(() => {
      isAsked = 0;
      draw();
    });
  };
  const picture = createPictureLayer(canvas, files, {
    onFrame: ask,
    onUndecodable: (mediaId, url) => onProblem({ kind: 'undecodable', mediaId, url }),
    onError: (mediaId, error) => onProblem({ kind: 'picture', mediaId, error }),
  });
  const cues = createCueLayer(root, {
    onReady: ask,
    onProblem: ({ badCue, error }) => onProblem({ kind: 'cues', badCue, error }),
  });

  function draw(): void {
    const state = picture.draw(frame, isPlaying);
    // standing still, picture and cues change together; without a picture at all the cues are worth seeing
    const areCuesShown = cues.draw(frame);
    if (state === 'exact' && areCuesShown) host.dataset['frame'] = String(frame);
    else delete host.dataset['frame'];
    for (const listener of listeners) listener();
  }

  return {
    setFilm(film, urlOf) {
      delete host.dataset['frame'];
      picture.setFilm(film, urlOf);
      ask();
    },
    setCues(source) {
      delete host.dataset['frame'];
      cues.setSource(source);
      ask();
    },
    show(next, playing) {
      const isNext = playing && next !== frame;
      if (next !== frame) delete host.dataset['frame'];
      [frame, isPlaying] = [next, playing];
      // the play loop comes at the screen's pace already; waiting for its next picture would be one too late
      if (isNext) draw();
      else ask();
    },
    boxes: () => cues.boxes(),
    onDrawn(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      cancelAnimationFrame(isAsked);
      picture.dispose();
      cues.dispose();
    },
  };
}
