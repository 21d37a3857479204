import type { StageCue } from '../stage-film.ts';
import { wordsOf, wordStyle } from './cue-words.ts';

/** Whether a cue looks the same in all frames of its span: nothing moves, no word is marked as it is spoken. */
export function isStill(cue: StageCue): boolean {
  // one key is a constant
  if (cue.animations.length > 0 || cue.transform.length > 1) return false;
  if (cue.type === 'group')
    return cue.children.every(
      (child) => isStill(child) && child.startFrame <= cue.startFrame && child.endFrame >= cue.endFrame,
    );
  if (cue.type !== 'text' || !cue.hasWordTimes) return true;
  return wordsOf(cue).every((word) => {
    const { activeColor, activeScale } = wordStyle(cue, word);
    return activeColor === null && activeScale === 1;
  });
}
