import { asNumber, asObject } from '../scenario/json/loose.ts';
import { VIDEO_ID } from './import-format.ts';

const SIZE = { width: 1920, height: 1080, frameRate: 30 };

/** Stage, media and timeline for cues over a video; where there is none they stand on the background until the last ends. */
export function filmUnder(
  cues: readonly object[],
  video: string | null,
  stage: { readonly width: number; readonly height: number; readonly frameRate: number } | null = null,
): Readonly<Record<string, unknown>> {
  if (video !== null)
    return {
      ...(stage ? { stage } : {}),
      media: { [VIDEO_ID]: { src: video, kind: 'video' } },
      timeline: [{ media: VIDEO_ID, fit: 'contain' }],
    };
  let duration = 0;
  for (const cue of cues) duration = Math.max(duration, asNumber(asObject(cue)['end']) ?? 0);
  return {
    stage: { ...(stage ?? SIZE), duration: duration > 0 ? Math.ceil(duration * 1000) / 1000 : 1 },
    media: {},
  };
}
