import { formatRate, frameAt, parseFrameRate, secondsAt } from '../time.ts';
import { cuesOf, partOf, type ScenarioDocument } from './document.ts';
import type { EditedFilm } from './edited-film.ts';
import { setStage } from './media-edits.ts';

type Shape = Pick<EditedFilm, 'widthPx' | 'heightPx' | 'rate'>;

/** How the length of a film without clips goes with its cues. Seconds. */
export type UntimedLength = {
  /** As it is written; null: it is not. */
  readonly seconds: number | null;
  /** Up to the frame in which the last cue ends; null: there are no cues. */
  readonly cuesSeconds: number | null;
  /**
   * True where size, rate or length are neither written nor known from a clip: the film can be neither shown nor
   * rendered.
   */
  readonly isOpen: boolean;
  /** Cues go on after the film's last frame: what is there of them is not seen. */
  readonly isCut: boolean;
};

export function untimedLength(document: ScenarioDocument, { rate }: Pick<Shape, 'rate'>): UntimedLength {
  const { duration, width, height } = partOf(document, 'stage');
  const seconds = typeof duration === 'number' ? duration : null;
  const ends = cuesOf(document).map(({ end }) => frameAt(end, rate));
  const lastFrame = ends.reduce((last, end) => Math.max(last, end), 1);
  return {
    seconds,
    cuesSeconds: ends.length === 0 ? null : secondsAt(lastFrame, rate),
    isOpen: seconds === null || typeof width !== 'number' || typeof height !== 'number' || !hasRate(document),
    isCut: seconds !== null && ends.length > 0 && frameAt(seconds, rate) < lastFrame,
  };
}

/**
 * Writes the length into the document. Where no clip tells size and rate, it writes those the film has been shown with,
 * too.
 */
export function setUntimedLength(
  document: ScenarioDocument,
  shape: Shape,
  seconds: number,
): ScenarioDocument {
  const { num, den } = shape.rate;
  return setStage(document, {
    ...{ width: shape.widthPx, height: shape.heightPx, duration: seconds },
    ...(!hasRate(document) && { frameRate: den === 1 ? num : formatRate(shape.rate) }),
  });
}

function hasRate(document: ScenarioDocument): boolean {
  const { frameRate } = partOf(document, 'stage');
  if (typeof frameRate !== 'number' && typeof frameRate !== 'string') return false;
  return parseFrameRate(frameRate) !== null;
}
