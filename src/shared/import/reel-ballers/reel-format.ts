import { StudioError } from '../../errors.ts';
import { asObject, asText, isObject } from '../../scenario/json/loose.ts';
import { VIDEO_ID } from '../import-format.ts';
import type { ImportFormat } from '../import-format.ts';
import { readShape } from '../read-shape.ts';
import { paramsSchema, REEL_TYPES } from './reel-params.ts';
import { convertReel } from './reel-scenario.ts';

const OWN_KEYS = ['text_layers', 'highlight_regions', 'crop_keyframes'];
/** Of the job around the parameters; they say nothing of the film. */
const JOB_KEYS = ['type', 'project_id', 'clip_index', 'input_video_key', 'callback_url'];

/** A framing or overlay job, or its parameters alone. */
export const reelFormat: ImportFormat = {
  name: 'reel-ballers',
  title: 'overlay or framing job of Reel Ballers',
  suffixes: ['.json'],
  detect({ json }) {
    const document = asObject(json);
    const params = isObject(document['params']) ? document['params'] : document;
    return OWN_KEYS.some((key) => Array.isArray(params[key]));
  },
  convert({ name, json }, { media }) {
    const document = asObject(json);
    const video = media[VIDEO_ID] ?? asText(document['input_video_key']);
    if (video === undefined)
      throw new StudioError('import.invalid', `${name} names no video; name it with --media`, {
        details: { media: VIDEO_ID },
      });
    const own = Object.entries(document).filter(([key]) => !JOB_KEYS.includes(key));
    const params = isObject(document['params']) ? document['params'] : Object.fromEntries(own);
    const { value, warnings } = readShape(paramsSchema, params, { code: 'import.invalid', what: name });
    const type = REEL_TYPES.find((known) => known === document['type']) ?? 'overlay';
    const converted = convertReel(type, video, value);
    return {
      scenario: converted.scenario,
      media: [{ id: VIDEO_ID, kind: 'video', src: video }],
      warnings: [...warnings, ...converted.warnings],
    };
  },
};
