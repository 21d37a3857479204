import multipart from '@fastify/multipart';
import { StudioError } from '../../../shared/errors.ts';
import { BUILT_IN_MOTION, BUILT_IN_STYLES, DEFAULT_STYLE } from '../../../shared/scenario/built-in-styles.ts';
import { API_PREFIX, type Api } from '../../http/api.ts';
import { BUNDLED_FONTS } from '../../http/bundled-fonts.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { addHealthRoute } from '../health-route.ts';
import { receiveMultipart } from '../receive-multipart.ts';
import { supoclipCaller } from './tasks.ts';

/** The stage height that the original's font sizes are for: 1080×1920, size × width ÷ 560. */
const STAGE_HEIGHT_PX = 1920;
const SIZE_FACTOR = 1080 / 560;

const NOT_YET = ['/tasks/metrics/performance', '/tasks/dead-letter/list'];
/** The same for everybody: read without a key, as the front end does before its user has logged in. */
const PUBLIC = { config: { access: 'public' } } as const;

/** What their own backend says where it is run by its user. */
const NO_BILLING = {
  ...{ monetization_enabled: false, plan: 'self_host', subscription_status: 'inactive' },
  ...{ subscription_provider: null, period_start: null, period_end: null },
  ...{ usage_count: 0, usage_limit: null, remaining: null },
  ...{ can_create_task: true, upgrade_required: false, reason: null },
};

export function addMediaRoutes(scope: Api, services: AdapterServices): void {
  addHealthRoute(scope, () => ({ status: 'healthy' }));
  addHealthRoute(scope, () => ({ name: 'Cueframe', status: 'running', docs: `${API_PREFIX}/docs` }), ['/']);
  scope.get('/caption-templates', PUBLIC, () => ({
    templates: Object.keys(BUILT_IN_STYLES).map(templateOf),
  }));
  scope.get('/transitions', PUBLIC, () => ({ transitions: [] })); // theirs are files; Cueframe has none
  scope.get('/broll/status', PUBLIC, () => ({ configured: false, provider: null }));
  scope.get('/fonts', (request) => {
    supoclipCaller(services, request, 'read');
    return { fonts: BUNDLED_FONTS.map(({ family }) => ({ name: family, display_name: family })) };
  });
  scope.get('/tasks/billing/summary', (request) => {
    supoclipCaller(services, request, 'read');
    return NO_BILLING;
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
        const { uploadId } = await receiveMultipart(services, request, caller.name);
        return {
          message: 'Video uploaded',
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
