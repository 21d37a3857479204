import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StudioError } from '../../shared/errors.ts';
import { replyWithFile, type ServedFile } from '../../base/files/file-reply.ts';

/**
 * Sends a file or the range asked for; one that is not there is told as any path that does not exist. Throws
 * `request.range` for a range that it does not have.
 */
export async function sendFile(
  file: ServedFile | null,
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Readonly<Record<string, string>> = {},
): Promise<FastifyReply> {
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  const answer = await replyWithFile(file, {
    ...{ range, ifNoneMatch, ifModifiedSince: request.headers['if-modified-since'] },
    ifRange: typeof ifRange === 'string' ? ifRange : undefined,
    isHead: request.method === 'HEAD',
  });
  if (answer.status === 404) {
    reply.callNotFound();
    return reply;
  }
  if (answer.status === 416) {
    reply.headers(answer.headers);
    throw new StudioError('request.range', 'the file has no such range; its size stands in content-range');
  }
  return (
    reply
      .status(answer.status)
      .headers({ ...headers, ...answer.headers })
      // an empty text would be counted: the answer to HEAD has the length of the file
      .send(answer.body ?? (request.method === 'HEAD' ? Readable.from([]) : ''))
  );
}
