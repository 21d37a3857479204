import { cuesWithin, readWithoutCues } from '../../../../shared/film/read-watched.ts';
import { resolveFilm, type ResolvedFilm } from '../../../../shared/film/resolve-film/resolve-film.ts';
import { frameRate } from '../../../../shared/time.ts';

const RATE = frameRate(30);
/** The card's small film: two words, spoken one after the other. */
export const CARD_FRAMES = 60;
/** The second word is spoken, and every way in is over. */
export const STILL_FRAME = 39;
const STAGE = { widthPx: 586, heightPx: 330, rate: RATE, totalFrames: CARD_FRAMES } as const;
const MOST_TEXT_PX = 26;
const SPOKEN_FROM_SECONDS = 0.3;
const WORD_SECONDS = 0.7;

/** The parts of a project that decide how a style looks. */
export type StyleSources = { readonly styles: unknown; readonly fonts: unknown };

/** A film that shows a style at work; null where the project's styles are not valid. */
export function cardFilm(name: string, text: string, { styles, fonts }: StyleSources): ResolvedFilm | null {
  const { widthPx: width, heightPx: height } = STAGE;
  const { scenario } = readWithoutCues({
    cueframe: 1,
    stage: { width, height, frameRate: RATE.num, duration: CARD_FRAMES / RATE.num },
    ...(styles === undefined ? {} : { styles }),
    ...(fonts === undefined ? {} : { fonts }),
  });
  if (!scenario) return null;
  const words = text.split(' ').map((word, index) => ({
    text: word,
    start: SPOKEN_FROM_SECONDS + index * WORD_SECONDS,
    end: SPOKEN_FROM_SECONDS + (index + 1) * WORD_SECONDS,
  }));
  const cue = {
    ...{ type: 'text', words, start: 0, end: CARD_FRAMES / RATE.num },
    style: { ...(name === 'default' ? {} : { extends: name }), align: 'center' }, // a card has no side to lean on
    layout: { anchor: 'cc', x: 0.5, y: 0.5 },
  };
  const { cues } = cuesWithin({ cues: [cue] }, { startFrame: 0, endFrame: CARD_FRAMES }, RATE);
  return cues.length === 0 ? null : resolveFilm(scenario, STAGE, cues);
}

/** How much smaller than its stage a card shows a style: the largest text still fits. */
export function cardScale({ film }: ResolvedFilm): number {
  const [cue] = film.cues;
  const sizePx = cue?.type === 'text' ? cue.style.sizePx : MOST_TEXT_PX;
  return Math.min(1, MOST_TEXT_PX / sizePx);
}

/** The film frame that is shown so long after the card began to move: it goes round. */
export function cardFrame(elapsedMs: number): number {
  return Math.floor((elapsedMs / 1000) * RATE.num) % CARD_FRAMES;
}
