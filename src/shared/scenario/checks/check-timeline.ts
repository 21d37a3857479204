import { asList, asObject, asText } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import type { Report } from '../problem.ts';
import { createIdCheck } from './ids.ts';
import type { References } from './references.ts';
import { checkKeyframes, checkSpan } from './times.ts';

/** Refuses clips of unknown media, spans that end before they start, and stills without a length. */
export function checkTimeline(document: Loose, report: Report, references: References): void {
  const checkId = createIdCheck(report);
  const media = asObject(document['media']);
  for (const [index, item] of asList(document['timeline']).entries()) {
    const clip = asObject(item);
    const path = ['timeline', index];
    const id = asText(clip['media']);
    checkId(clip['id'], [...path, 'id']);
    references.checkMedia(id, [...path, 'media'], ['video', 'image', 'audio']);
    checkSpan({ in: 0, ...clip }, ['in', 'out'], path, report);
    checkKeyframes(clip['framing'], [...path, 'framing'], report);
    const isStill = id !== undefined && Object.hasOwn(media, id) && asObject(media[id])['kind'] === 'image';
    if (isStill && clip['out'] === undefined)
      report(
        [...path, 'out'],
        'clip.still',
        'is missing; an image has no length of its own: give `out` in seconds',
      );
  }
}
