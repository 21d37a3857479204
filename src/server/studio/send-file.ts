import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AddressedFile } from '../../studio/doors/file-addresses.ts';
import { replyWithFile } from '../../studio/doors/file-reply.ts';

/** Sends a file or the range asked for; one that is not there is told as any path that does not exist. */
export async function sendFile(
  file: AddressedFile | null,
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  const isHead = request.method === 'HEAD';
  const answer = await replyWithFile(file, { range: request.headers.range, isHead });
  if (answer.status === 404) {
    reply.callNotFound();
    return reply;
  }
  return reply
    .status(answer.status)
    .headers({ ...headers, ...answer.headers })
    .send(answer.body ?? '');
}
