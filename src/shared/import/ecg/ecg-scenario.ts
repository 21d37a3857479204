import { asList, asNumber, asObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import { createWarnings } from '../warning.ts';
import type { ImportWarning } from '../warning.ts';
import { cuesOf } from './ecg-cues.ts';
import { withoutDefines } from './ecg-values.ts';

/** A scenario with what the film is to be. */
export type EcgRender = {
  readonly videoUrl: string;
  readonly scenario: Loose;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: number;
  /** 10-100; null: the default. */
  readonly quality: number | null;
  readonly format: 'mp4' | 'mov' | 'webm';
};

export type Converted = {
  readonly scenario: object;
  readonly sources: Readonly<Record<string, string>>;
  readonly warnings: readonly ImportWarning[];
};

const VIDEO = 'video';

/**
 * A MotionText scenario (2.0, or the 1.3 the render server injects) over its video as a Cueframe scenario. What has no
 * equivalent is named in `warnings`. Throws `scenario.invalid` where the document contradicts itself.
 */
export function convertEcg(request: EcgRender): Converted {
  const { widthPx, heightPx, fps, format, videoUrl } = request;
  const { warn, warnings } = createWarnings();
  const document = withoutDefines(request.scenario);
  const tracks = asList(document['tracks']).map(asObject);
  const sources: Record<string, string> = { [VIDEO]: videoUrl };
  const media: Record<string, object> = { [VIDEO]: { src: videoUrl, kind: 'video' } };
  const addImage = (src: string): string => {
    const id = `image-${Object.keys(media).length}`;
    media[id] = { src, kind: 'image' };
    sources[id] = src;
    return id;
  };
  checkClock(document, fps, warn);
  const cues = asList(document['cues']).flatMap((item, index) => {
    const cue = asObject(item);
    const path = `cues[${index}]`;
    const track = tracks.find(({ id }) => id === cue['track']);
    if (!track && tracks.length > 0)
      warn(`${path}.track`, 'track.unknown', 'names no track; drawn as a subtitle');
    return cuesOf(cue, path, { stage: { widthPx, heightPx }, track: track ?? {}, warn, addImage });
  });
  const scenario = {
    cueframe: 1,
    stage: { width: widthPx, height: heightPx, frameRate: fps },
    media,
    timeline: [{ media: VIDEO, fit: 'contain' }],
    cues,
    output: format === 'mov' ? { format, codec: 'h264' } : { format },
  };
  return { scenario, sources, warnings };
}

function checkClock(
  document: Loose,
  fps: number,
  warn: (path: string, code: string, message: string) => void,
): void {
  const own = asNumber(asObject(document['timebase'])['fps']);
  if (own !== undefined && own !== fps)
    warn('timebase.fps', 'timebase.differs', `is ${own}; the film has the ${fps} of the options`);
  if (document['behavior'] !== undefined)
    warn('behavior', 'key.unknown', 'is about the preview of the original and was not read');
}
