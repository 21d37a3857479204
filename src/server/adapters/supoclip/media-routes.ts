import { extname } from 'node:path';
import multipart from '@fastify/multipart';
import { StudioError } from '../../../shared/errors.ts';
import { BUILT_IN_MOTION, BUILT_IN_STYLES, DEFAULT_STYLE } from '../../../shared/scenario/built-in-styles.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { receiveMultipart } from '../receive-multipart.ts';
import { supoclipCaller } from './tasks.ts';

/** The stage height that the original's font sizes are for: 1080×1920, size × width ÷ 560. */
const STAGE_HEIGHT_PX = 1920;
const SIZE_FACTOR = 1080 / 560;

const NOT_YET = [
  '/fonts',
  '/transitions',
  '/tasks/metrics/performance',
  '/tasks/dead-letter/list',
  '/tasks/billing/summary',
];

export function addMediaRoutes(scope: Api, services: AdapterServices): void {
  scope.get('/caption-templates', (request) => {
    supoclipCaller(services, request, 'read');
    return { templates: Object.keys(BUILT_IN_STYLES).map(templateOf) };
  });
  scope.get('/broll/status', (request) => {
    supoclipCaller(services, request, 'read');
    return { configured: false };
  });
  for (const path of NOT_YET)
    scope.get(path, (request) => {
      supoclipCaller(services, request, 'read');
      throw new StudioError('feature.unsupported', `${path}: not supported yet`);
    });
  if (scope.prefix === '') return; // `/upload` is also Thakii's
  scope.register(async (uploads) => {
    await uploads.register(multipart);
    uploads.post(
      '/upload',
      { config: { streamsBody: true }, bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request) => {
        const caller = supoclipCaller(services, request, 'write');
        const { uploadId, filename } = await receiveMultipart(services, request, caller.name);
        return {
          message: `Uploaded${extname(filename) === '' ? '' : ` ${extname(filename)}`}`,
          video_path: `upload://${uploadId}`,
        };
      },
    );
  });
}

function templateOf(id: string) {
  const style = { ...DEFAULT_STYLE, ...BUILT_IN_STYLES[id] };
  return {
    id,
    name: id,
    description: '',
    animation: BUILT_IN_MOTION[id]?.[0]?.name ?? 'none',
    font_family: style.font,
    font_size: Math.round(((style.size ?? DEFAULT_STYLE.size) * STAGE_HEIGHT_PX) / SIZE_FACTOR),
    font_color: style.color,
    highlight_color: style.activeColor,
  };
}
