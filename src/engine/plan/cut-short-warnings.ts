import { basename } from 'node:path';
import type { ClipSpan } from '../../shared/film/film-shape.ts';
import type { PlanWarning } from '../../shared/plan/plan.ts';

/** A file whose end is missing is used as far as it goes; a film that is shorter for it must not pass for whole. */
export function cutShortWarnings(clips: readonly ClipSpan[]): PlanWarning[] {
  return clips.flatMap(({ clipIndex, source }) => {
    const { path, sizeBytes, missingBytes } = source.info;
    if (missingBytes === 0) return [];
    const there = `${sizeBytes} of ${sizeBytes + missingBytes} bytes are there`;
    return [
      {
        ...{ path: `timeline[${clipIndex}]`, code: 'media.cut_short' },
        message: `${basename(path)} is cut short, ${there}; what is there is shown. Copy or download it again to have all of it`,
      },
    ];
  });
}
