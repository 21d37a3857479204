import { basename, dirname, extname } from 'node:path';
import { stat } from 'node:fs/promises';
import { errorReplySchema, idParams } from '../../shared/contract/api/common.ts';
import { parseS3Url } from '../../work/storage/object-names.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job/job.ts';
import { isInBucket } from '../../shared/storage/is-in-bucket.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { ownJob } from '../jobs/own-job.ts';
import { callerOf } from '../http/caller.ts';
import { z } from 'zod';

const SIGNED_SECONDS = 3600;

/** The finished film: the file itself, in ranges where asked for, or the way to a signed address. */
export function addJobOutput(app: Api, { services: { jobs, objectStore } }: RouteContext): void {
  app.get(
    '/jobs/:id/output',
    {
      config: { access: 'read' },
      schema: {
        ...{
          tags: ['jobs'],
          operationId: 'getOutput',
          summary: 'The finished film; byte ranges are answered',
        },
        params: idParams,
        response: {
          200: { description: 'The film', content: { '*/*': { schema: z.string() } } },
          206: {
            description: 'A part of it',
            content: { '*/*': { schema: z.string() } },
          },
          302: z.null().describe('It is in the object store: at the address in `Location`, for an hour'),
          default: errorReplySchema,
        },
      },
    },
    async (request, reply) => {
      const job = ownJob(jobs, request.params.id, callerOf(request));
      const place = placeOf(job);
      if (isInBucket(place)) return reply.redirect(await signedAddress(place, fileName(job, place)), 302);
      const file = await stat(place).catch(() => null);
      if (!file)
        throw new StudioError('storage.not_found', `the film of job ${job.id} is not there any more`);
      if (!file.isFile())
        throw new StudioError(
          'feature.unsupported',
          'a folder of pictures cannot be sent; choose another format',
        );
      reply.header('content-disposition', `attachment; filename="${fileName(job, place)}"`);
      return reply.sendFile(basename(place), dirname(place), { cacheControl: false });
    },
  );

  async function signedAddress(place: string, name: string): Promise<string> {
    const { key } = parseS3Url(place);
    const isOurs = objectStore?.locate(key) === place;
    const signed = isOurs
      ? await objectStore.signedDownload(key, { expiresSeconds: SIGNED_SECONDS, fileName: name })
      : null;
    if (signed) return signed.url;
    throw new StudioError(
      'feature.unsupported',
      'the film is in a store that this server signs no addresses for',
    );
  }
}

function placeOf(job: Job): string {
  if (job.state === 'done' && job.result) return job.result.output;
  throw new StudioError('job.transition', `job ${job.id} is ${job.state}: it has no film yet`, {
    details: { jobId: job.id, from: job.state },
  });
}

/** A name that needs no quoting in a header. */
function fileName(job: Job, place: string): string {
  return `${job.id}${extname(place)}`;
}
