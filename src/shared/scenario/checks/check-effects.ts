import { asList, asObject } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import type { Report } from '../problem.ts';
import type { References } from './references.ts';
import { checkKeyframes, checkSpan } from './times.ts';

/** Refuses effects that end before they start, and keyframes out of order. */
export function checkEffects(document: Loose, report: Report): void {
  for (const [index, item] of asList(document['effects']).entries()) {
    const path = ['effects', index];
    checkSpan(asObject(item), ['start', 'end'], path, report);
    checkKeyframes(asObject(item)['keyframes'], [...path, 'keyframes'], report);
  }
}

/** Refuses added sound of unknown or silent media, and spans and volume keyframes out of order. */
export function checkAudio(document: Loose, report: Report, references: References): void {
  for (const [index, item] of asList(document['audio']).entries()) {
    const audio = asObject(item);
    const path = ['audio', index];
    references.checkMedia(audio['media'], [...path, 'media'], ['audio', 'video']);
    checkSpan({ in: 0, ...audio }, ['in', 'out'], path, report);
    checkKeyframes(audio['volume'], [...path, 'volume'], report);
  }
}
