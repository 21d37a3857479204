import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { makeThumbnail } from '../../engine/probe/make-thumbnail.ts';
import { probeMedia } from '../../engine/probe/probe-media.ts';
import { UPLOAD_SCHEME } from '../../work/uploads/upload.ts';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import {
  mediaInfoSchema,
  probeRequestSchema,
  thumbnailQuerySchema,
} from '../../shared/contract/api/media-schemas.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { sourceFiles } from '../jobs/source-files.ts';
import { callerOf, type Caller } from '../http/caller.ts';
import { createFairSlots } from './fair-slots.ts';

/** Programs that work for requests at the same time, all but one of them for one owner; further requests wait. */
const AT_ONCE = 3;
const tags = ['media'];

/** What a media file is, and how it looks. */
export function addMediaRoutes(app: Api, context: RouteContext): void {
  const { services, limits } = context;
  const withFile = sourceFiles(context);
  const inSlot = createFairSlots(AT_ONCE);
  const inOneSlot = <Result>(
    { owner }: Caller,
    gone: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ) => inSlot(owner, gone, () => within(limits.probeMs, gone, work));

  app.post(
    '/media/probe',
    {
      config: { access: 'submit' },
      schema: {
        ...{
          tags,
          operationId: 'probeMedia',
          summary: 'What a file is: streams, exact frame rate, counted frames',
        },
        body: probeRequestSchema,
        response: { 200: mediaInfoSchema, default: errorReplySchema },
      },
    },
    async (request, reply) => {
      const { source } = request.body;
      const caller = callerOf(request);
      const gone = goneSignal(request, reply);
      return inOneSlot(caller, gone, async (signal) => {
        const tools = { ffmpeg: await services.ffmpeg() };
        const { info } = await withFile(source, { caller, signal }, (path) =>
          probeMedia(path, tools, { signal }),
        );
        const { path: _path, ignoredStreams, ...facts } = info;
        return { source, ...facts, ignoredStreams: [...ignoredStreams] };
      });
    },
  );

  app.get(
    '/media/:id/thumbnail',
    {
      config: { access: 'read' },
      schema: {
        ...{ tags, operationId: 'getThumbnail', summary: 'One picture of an upload, as JPEG' },
        params: idParams,
        querystring: thumbnailQuerySchema,
        response: {
          200: { description: 'The picture', content: { 'image/jpeg': { schema: z.string() } } },
          default: errorReplySchema,
        },
      },
    },
    async (request, reply) => {
      const { time, width } = request.query;
      const caller = callerOf(request);
      const gone = goneSignal(request, reply);
      const picture = await inOneSlot(caller, gone, async (signal) => {
        const tools = { ffmpeg: await services.ffmpeg() };
        return withFile(`${UPLOAD_SCHEME}${request.params.id}`, { caller, signal }, (path) =>
          makeThumbnail(path, tools, { timeSeconds: time, widthPx: width, signal }),
        );
      });
      return reply.type('image/jpeg').send(picture as unknown as string); // bytes are sent as they are
    },
  );
}

/**
 * Does `work` with a signal that fires when `gone` does, or after `limitMs`: a source that comes slowly does not hold a
 * slot for longer. Then it throws `media.timeout`.
 */
async function within<Result>(
  limitMs: number,
  gone: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), limitMs);
  try {
    return await work(AbortSignal.any([gone, late.signal]));
  } catch (error) {
    if (!late.signal.aborted) throw error;
    throw new StudioError('media.timeout', `the file was not fetched and read within ${limitMs} ms`);
  } finally {
    clearTimeout(timer);
  }
}

/** Aborted when the reply can reach nobody any more. Not asked of the connection, which other requests come by too. */
function goneSignal({ raw: request }: FastifyRequest, { raw: reply }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (request.socket.destroyed) gone.abort();
  else reply.once('close', () => gone.abort());
  return gone.signal;
}
