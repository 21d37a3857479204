import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { errorReply, StudioError, toStudioError } from '../../shared/errors.ts';
import { formatPath } from '../../shared/scenario/problem.ts';
import type { Api } from './api.ts';
import { redactAll } from './redact.ts';

/**
 * One form for every failure, those of Fastify and of paths that do not exist included. These are counted and answered
 * before a body is read: nobody needs a key to name them.
 */
export function addErrorReplies(app: Api): void {
  app.setErrorHandler((thrown: FastifyError, request, reply) => sendError(thrown, request, reply));
  const countRequest = app.rateLimit() as (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  app.addHook('preParsing', async (request, reply) => {
    if (!request.is404) return;
    await countRequest.call(app, request, reply);
    throw notFound(request);
  });
  app.setNotFoundHandler((request) => {
    throw notFound(request);
  });
}

function notFound({ method }: FastifyRequest): StudioError {
  return new StudioError('route.not_found', `there is no ${method} of this path`);
}

export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = asStudioError(thrown);
  const status = error.traits.httpStatus;
  if (status >= 500) request.log.error({ err: thrown }, 'the request failed');
  if (error.code === 'key.missing') reply.header('www-authenticate', 'Bearer');
  if (error.code === 'request.range') reply.headers(headersOf(thrown));
  const { retryAfterSeconds } = error.details;
  if (typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
  return reply
    .status(status)
    .type('application/json')
    .send(JSON.stringify(publicReply(error)));
}

/** `Content-Range`, by which a reader learns how long the file is. */
function headersOf(thrown: unknown): Record<string, string> {
  return (thrown as { headers?: Record<string, string> }).headers ?? {};
}

/** What a caller may read: of a fault in Cueframe itself only that there was one. */
function publicReply(error: StudioError): ReturnType<typeof errorReply> {
  if (error.code !== 'internal') return redactAll(errorReply(error));
  return errorReply(new StudioError('internal', 'something went wrong inside; the log has the details'));
}

/** Fastify's own refusals by their codes, everything else as it is. */
export function asStudioError(thrown: unknown): StudioError {
  if (thrown instanceof StudioError) return thrown;
  if (hasZodFastifySchemaValidationErrors(thrown)) return invalid(thrown);
  const { code, statusCode, message } = thrown as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new StudioError('request.too_large', 'the body is too large', { cause: thrown });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new StudioError('request.invalid', 'the body must be sent as application/json', { cause: thrown });
  if (statusCode === 416)
    return new StudioError('request.range', 'the file has no such bytes', { cause: thrown });
  if (statusCode === 404)
    return new StudioError('route.not_found', 'there is nothing here', { cause: thrown });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new StudioError('request.invalid', message ?? 'the request cannot be read', { cause: thrown });
  return toStudioError(thrown);
}

function invalid(error: FastifyError): StudioError {
  const problems = (error.validation ?? []).map(({ instancePath, message = 'is not valid' }) => ({
    path: formatPath(instancePath === '/' ? [] : instancePath.split('/').slice(1).map(asPathPart)), // '/' is the whole
    code: `${error.validationContext ?? 'body'}.invalid`,
    message,
  }));
  const [first] = problems;
  const message = `${first?.path || error.validationContext || 'the request'}: ${first?.message ?? error.message}`;
  return new StudioError('request.invalid', message, { details: { problems }, cause: error });
}

function asPathPart(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
