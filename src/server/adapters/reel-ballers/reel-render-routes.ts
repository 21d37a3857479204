import { StudioError } from '../../../shared/errors.ts';
import { asList } from '../../../shared/scenario/json/loose.ts';
import type { Api } from '../../http/api.ts';
import type { AdapterServices } from '../adapter-services.ts';
import { readBody } from '../read-body.ts';
import { reelAccepted } from './reel-replies.ts';
import { renderSchema } from './reel-request.ts';
import { submit } from './reel-submit.ts';

/** Forms that bring films, or several videos. */
const FORMS_NOT_YET = ['multi-clip', 'framing', 'overlay', 'upscale', 'final'];

/** What each render needs in its request: the original reads it from its own database of projects. */
const NEEDS = {
  'render-overlay': { type: 'overlay', lists: ['text_layers', 'highlight_regions'] },
  render: { type: 'framing', lists: ['crop_keyframes'] },
} as const;

/** `/api/export`: renders that the front end starts, under its own id. */
export function addRenderRoutes(scope: Api, services: AdapterServices): void {
  for (const [path, { type, lists }] of Object.entries(NEEDS))
    scope.post(`/api/export/${path}`, async (request, reply) => {
      services.authorize(request, 'write');
      const { value } = readBody(renderSchema, request.body);
      const {
        project_id: projectId,
        export_id: exportId,
        input_video_key: videoKey = null,
        ...params
      } = value;
      if (lists.every((name) => asList(params[name]).length === 0)) throw keptElsewhere(lists);
      const { job, warnings } = await submit(services, request, {
        type,
        projectId,
        videoKey,
        params,
        exportId,
      });
      const websocket_url = `/ws/export/${exportId}`;
      return reply
        .status(202)
        .send({ ...reelAccepted(job), status: 'accepted', export_id: exportId, websocket_url, warnings });
    });
  scope.register((forms: Api, _options, done) => {
    forms.addContentTypeParser('multipart/form-data', (_request, _payload, parsed) => parsed(null, null)); // not read
    for (const name of FORMS_NOT_YET)
      forms.post(`/api/export/${name}`, (request) => {
        services.authorize(request, 'write');
        throw new StudioError('feature.unsupported', `/api/export/${name}: not supported yet`);
      });
    done();
  });
}

function keptElsewhere(lists: readonly string[]): StudioError {
  const message = 'is kept by the original with its project, not here; give it in the request';
  const problems = lists.map((path) => ({ path, message }));
  return new StudioError('feature.unsupported', `${lists.join(' or ')}: ${message}`, {
    details: { problems },
  });
}
