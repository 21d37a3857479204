import { StudioError } from '../../errors.ts';
import { asList, asNumber, asObject, asText, isObject } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import { VIDEO_ID, withoutVideo } from '../import-format.ts';
import type { ImportFormat } from '../import-format.ts';
import { convertEcg } from './ecg-scenario.ts';

const VIDEO_KEYS = ['videoUrl', 'video_url', 'sourceVideoUrl'];
/** What a scenario without a request is drawn at, by its `stage.baseAspect`. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  '9:16': [1080, 1920],
  '16:9': [1920, 1080],
};

/** A scenario of MotionText, or a request to render one. */
export const ecgFormat: ImportFormat = {
  name: 'ecg',
  title: 'MotionText scenario, or an ECG render request',
  suffixes: ['.json'],
  detect({ json }) {
    const document = asObject(json);
    if (isObject(document['scenario'])) return VIDEO_KEYS.some((key) => document[key] !== undefined);
    return document['cueframe'] === undefined && isMotionText(document);
  },
  convert({ name, json }, { media }) {
    const document = asObject(json);
    const request = isObject(document['scenario']) ? document : {};
    const scenario = isObject(document['scenario']) ? document['scenario'] : document;
    if (!Array.isArray(scenario['cues']))
      throw new StudioError('import.invalid', `${name} has no list \`cues\``, { details: {} });
    const written = VIDEO_KEYS.map((key) => asText(request[key])).find((src) => src !== undefined);
    const video = media[VIDEO_ID] ?? written ?? null;
    const options = {
      ...asObject(request['options']),
      ...asObject(asObject(request['options'])['resolution']),
    };
    const [widthPx, heightPx] =
      SIZES[asText(asObject(scenario['stage'])['baseAspect']) ?? ''] ?? SIZES['16:9']!;
    const converted = convertEcg({
      ...{ videoUrl: video, scenario, quality: null, format: 'mp4' },
      widthPx: even(asNumber(options['width']) ?? widthPx),
      heightPx: even(asNumber(options['height']) ?? heightPx),
      fps: asNumber(options['fps']) ?? asNumber(asObject(scenario['timebase'])['fps']) ?? 30,
    });
    const images = Object.entries(converted.sources).filter(([id]) => id !== VIDEO_ID);
    return {
      scenario: converted.scenario,
      media: [
        { id: VIDEO_ID, kind: 'video', src: video },
        ...images.map(([id, src]) => ({ id, kind: 'image' as const, src })),
      ],
      warnings: [...converted.warnings, ...(video === null ? [withoutVideo()] : [])],
    };
  },
};

/** By its version and its trees of nodes, or by what only one of them has. */
function isMotionText(document: Loose): boolean {
  if (!Array.isArray(document['cues'])) return false;
  const isVersion = document['version'] === '2.0' || document['version'] === '1.3';
  return (
    isVersion ||
    asList(document['cues'])
      .slice(0, 10)
      .some((cue) => isObject(asObject(cue)['root']))
  );
}

const even = (px: number): number => Math.max(16, 2 * Math.round(px / 2));
