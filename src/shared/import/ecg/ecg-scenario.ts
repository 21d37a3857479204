import { asList, asNumber, asObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import { filmUnder } from '../captions-alone.ts';
import { VIDEO_ID } from '../import-format.ts';
import { createWarnings } from '../warning.ts';
import type { ImportWarning, Warn } from '../warning.ts';
import { cuesOf } from './ecg-cues.ts';
import { knownBox, knownStyle } from './ecg-known-keys.ts';
import { withoutDefines } from './ecg-values.ts';

/** A scenario with what the film is to be. */
export type EcgRender = {
  /** Null: the captions stand alone. */
  readonly videoUrl: string | null;
  readonly scenario: Loose;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fps: number;
  /** 10-100; null: the default. */
  readonly quality: number | null;
  readonly format: 'mp4' | 'mov' | 'webm';
};

export type Converted = {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly warnings: readonly ImportWarning[];
};

/**
 * A MotionText scenario (2.0, or the 1.3 the render server injects) over its video as a Cueframe scenario. What has no
 * equivalent is named in `warnings`. Throws `scenario.invalid` where the document contradicts itself.
 */
export function convertEcg(request: EcgRender): Converted {
  const { widthPx, heightPx, fps, format, videoUrl } = request;
  const { warn, warnings } = createWarnings();
  const document = withoutDefines(request.scenario);
  const tracks = new Map<unknown, Loose>();
  for (const track of asList(document['tracks']).map(asObject))
    if (!tracks.has(track['id'])) tracks.set(track['id'], checkedTrack(track, tracks.size, warn));
  const sources: Record<string, string> = videoUrl === null ? {} : { [VIDEO_ID]: videoUrl };
  const pictures: Record<string, object> = {};
  const images = new Map<string, string>();
  const addImage = (src: string): string => {
    const id = images.get(src) ?? `image-${images.size + 1}`;
    images.set(src, id);
    pictures[id] = { src, kind: 'image' };
    sources[id] = src;
    return id;
  };
  checkClock(document, fps, warn);
  const cues = asList(document['cues']).flatMap((item, index) => {
    const cue = asObject(item);
    const path = `cues[${index}]`;
    const track = tracks.get(cue['track']);
    if (!track && tracks.size > 0)
      warn(`${path}.track`, 'track.unknown', 'names no track; drawn as a subtitle');
    return cuesOf(cue, path, { stage: { widthPx, heightPx }, track: track ?? {}, warn, addImage });
  });
  const film = filmUnder(cues, videoUrl, { width: widthPx, height: heightPx, frameRate: fps });
  const scenario = {
    cueframe: 1,
    ...film,
    media: { ...asObject(film['media']), ...pictures },
    cues,
    output: format === 'mov' ? { format, codec: 'h264' } : { format },
  };
  return { scenario, sources, warnings };
}

/** What is read of a track, with a warning for what it says of cues that overlap: they are drawn over each other. */
function checkedTrack(track: Loose, index: number, warn: Warn): Loose {
  const policy = track['overlapPolicy'];
  if (policy !== undefined && policy !== 'ignore')
    warn(
      `tracks[${index}].overlapPolicy`,
      'track.overlap',
      `${JSON.stringify(policy)} is not done: cues of the track that overlap are drawn over each other`,
    );
  const path = `tracks[${index}]`;
  return {
    ...{ id: track['id'], type: track['type'], layer: track['layer'] },
    defaultConstraints: track['defaultConstraints'],
    defaultStyle: knownStyle(track['defaultStyle'], `${path}.defaultStyle`, warn),
    defaultBoxStyle: knownBox(track['defaultBoxStyle'], `${path}.defaultBoxStyle`, warn),
  };
}

function checkClock(document: Loose, fps: number, warn: Warn): void {
  const own = asNumber(asObject(document['timebase'])['fps']);
  if (own !== undefined && own !== fps)
    warn('timebase.fps', 'timebase.differs', `is ${own}; the film has the ${fps} of the options`);
  if (document['behavior'] !== undefined)
    warn('behavior', 'key.unknown', 'is about the preview of the original and was not read');
}
