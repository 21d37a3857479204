import { readScenario } from '../../scenario/read-scenario.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { StageCue, StageStyle, StageTextCue } from '../../stage-film.ts';
import { frameRate } from '../../time.ts';
import { resolveFilm } from './resolve-film.ts';

/** The stage the tests resolve for: 4 seconds. */
export const STAGE = { widthPx: 1000, heightPx: 500, rate: frameRate(25), totalFrames: 100 };
export const TEXT = { type: 'text', start: 0, end: 1, text: 'a' };

export function scenarioOf(text: string): Scenario {
  const result = readScenario(text);
  if (!result.ok) throw result.error;
  return result.scenario;
}

export function resolve(document: object) {
  const stage = { width: 1000, height: 500, frameRate: 25, duration: 4 };
  return resolveFilm(scenarioOf(JSON.stringify({ cueframe: 1, stage, ...document })), STAGE);
}

export function cueOf(keys: object, document: object = {}): StageCue | undefined {
  return resolve({ cues: [{ ...TEXT, ...keys }], ...document }).film.cues[0];
}

export function styleOf(keys: object, document: object = {}): StageStyle | undefined {
  return (cueOf(keys, document) as StageTextCue | undefined)?.style;
}

/** Lines of a text cue, words as `text` or `text@start-end`. */
export function linesOf(cue: StageCue | undefined): string[] {
  if (cue?.type !== 'text') return [];
  const show = (word: StageTextCue['lines'][number][number]) =>
    cue.hasWordTimes ? `${word.text}@${word.startFrame}-${word.endFrame}` : word.text;
  return cue.lines.map((line) => line.map(show).join(' '));
}
