import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { makeThumbnail } from '../../core/probe/make-thumbnail.ts';
import { probeMedia } from '../../core/probe/probe-media.ts';
import { withWorkFolder } from '../../core/work-folder.ts';
import { uploadIdOf } from '../../core/uploads/upload.ts';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import {
  mediaInfoSchema,
  probeRequestSchema,
  thumbnailQuerySchema,
} from '../../shared/contract/api/media-schemas.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Api, RouteContext } from '../api.ts';
import { ownUpload } from '../jobs/own-upload.ts';
import { sourceProblem } from '../jobs/place-rules.ts';
import { callerOf, isAdmin, type Caller } from '../security/caller.ts';
import { createSlots } from './slots.ts';

/** Programs that work for requests at the same time; further requests wait. */
const AT_ONCE = 2;
const tags = ['media'];
/** Addresses, in contrast to paths. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** What a media file is, and how it looks. */
export function addMediaRoutes(app: Api, { services, limits }: RouteContext): void {
  const { uploads, fetchInto, dataDir } = services;
  const inSlot = createSlots(AT_ONCE);

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
    async (request) => {
      const { source } = request.body;
      const signal = goneSignal(request.raw);
      return inSlot(async () => {
        const tools = { ffmpeg: await services.ffmpeg() };
        const { info } = await withFile(source, callerOf(request), signal, (path) =>
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
      const signal = goneSignal(request.raw);
      const picture = await inSlot(async () => {
        const tools = { ffmpeg: await services.ffmpeg() };
        return withFile(`upload://${request.params.id}`, callerOf(request), signal, (path) =>
          makeThumbnail(path, tools, { timeSeconds: time, widthPx: width, signal }),
        );
      });
      return reply.type('image/jpeg').send(picture as unknown as string); // bytes are sent as they are
    },
  );

  /** Works on the file of a source the caller may read; what had to be fetched is removed afterwards. */
  async function withFile<Result>(
    source: string,
    caller: Caller,
    signal: AbortSignal,
    work: (path: string) => Promise<Result>,
  ): Promise<Result> {
    const problem = sourceProblem(source, {
      isAdmin: isAdmin(caller),
      hasBaseDir: false,
      s3Prefixes: limits.s3Prefixes,
    });
    if (problem !== null) throw new StudioError('request.invalid', `source: ${problem}`);
    const uploadId = uploadIdOf(source);
    const place = uploadId === null ? source : ownUpload(uploads, uploadId, caller).location;
    if (!ADDRESS.test(place)) return work(place);
    if (!fetchInto)
      throw new StudioError(
        'feature.unsupported',
        'this server fetches no addresses; upload the file instead',
      );
    return withWorkFolder(dataDir, async (folder) => work(await fetchInto(folder)(source, { signal })));
  }
}

/** Aborted when the caller's connection is gone. */
function goneSignal({ socket }: IncomingMessage): AbortSignal {
  const gone = new AbortController();
  if (socket.destroyed) gone.abort();
  else socket.once('close', () => gone.abort());
  return gone.signal;
}
