import { formatRate, frameAt, parseFrameRate } from '../../time.ts';
import { asList, asNumber, asObject, asText, isObject } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { MAX_FRAMES, MAX_PIXEL_FRAMES } from '../limits.ts';
import type { Report } from '../problem.ts';

/** Refuses a film without a length, without a source to take its size or rate from, or too large to be made. */
export function checkStage(document: Loose, report: Report): void {
  if (document['stage'] !== undefined && !isObject(document['stage'])) return; // one problem is enough
  const stage = asObject(document['stage']);
  const [clip] = asList(document['timeline']);
  if (clip === undefined) {
    if (stage['duration'] === undefined)
      report(
        ['stage', 'duration'],
        'key.missing',
        'is missing; a film without a timeline lasts this many seconds',
      );
    for (const key of ['width', 'height', 'frameRate'])
      if (isFromSource(stage[key]))
        report(
          ['stage', key],
          'stage.source',
          `must be ${key === 'frameRate' ? 'frames per second' : 'pixels'}: there is no clip to take it from, so it cannot be "source"`,
        );
  } else checkSourceKind(stage, kindOfClip(clip, document), report);
  checkSize(stage, clip === undefined, report);
}

function isFromSource(value: unknown): boolean {
  return value === undefined || value === 'source';
}

function kindOfClip(clip: unknown, document: Loose): string | undefined {
  const id = asText(asObject(clip)['media']);
  const media = asObject(document['media']);
  return id !== undefined && Object.hasOwn(media, id) ? asText(asObject(media[id])['kind']) : undefined;
}

function checkSourceKind(stage: Loose, kind: string | undefined, report: Report): void {
  const without = kind === 'audio' ? ['width', 'height', 'frameRate'] : kind === 'image' ? ['frameRate'] : [];
  for (const key of without)
    if (isFromSource(stage[key]))
      report(
        ['stage', key],
        'stage.source',
        `cannot be "source": the first clip is of kind ${kind} and has none`,
      );
}

/** Before anything is allocated: how many frames there would be, and how many pixels in all of them. */
function checkSize(stage: Loose, isUntimed: boolean, report: Report): void {
  const rate = parseFrameRate(asNumber(stage['frameRate']) ?? asText(stage['frameRate']) ?? '');
  const duration = asNumber(stage['duration']);
  if (!rate || duration === undefined || !isUntimed) return;
  const frames = frameAt(duration, rate);
  const pixels = (asNumber(stage['width']) ?? 0) * (asNumber(stage['height']) ?? 0) * frames;
  if (frames > MAX_FRAMES)
    report(
      ['stage', 'duration'],
      'stage.too_large',
      `must be at most ${MAX_FRAMES} frames, not ${frames} (${duration} s at ${formatRate(rate)})`,
    );
  else if (pixels > MAX_PIXEL_FRAMES)
    report(
      ['stage', 'duration'],
      'stage.too_large',
      `must be at most ${MAX_PIXEL_FRAMES} pixels over all frames, not ${pixels}`,
    );
}
