import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { OpenStudio } from '../../studio/open-studio.ts';
import { receiveFile } from '../../studio/doors/receive-file.ts';
import { UPLOAD_LIMIT_BYTES } from '../../work/uploads/upload.ts';
import { ERRORS } from '../../shared/errors.ts';
import type { Api, RouteContext } from '../http/api.ts';
import { asStudioError } from '../http/reply-error.ts';
import { sendFile } from '../http/send-file.ts';
import { streamStudioEvents } from './studio-events.ts';
import { addStudioGuard, refuse } from './studio-guard.ts';
import type { WindowSessions } from './window-sessions.ts';

/** Its own guard, not keys; and a page loads more files than programs make requests. Not part of the documented API. */
const OWN = { config: { access: 'public', rateLimit: false }, schema: { hide: true } } as const;

/** The window's calls, events, uploads and media, below `/studio`. */
export function addStudioRoutes(
  scope: Api,
  {
    studio,
    sessions,
    limits,
  }: { readonly studio: OpenStudio; readonly sessions: WindowSessions } & Pick<RouteContext, 'limits'>,
): void {
  const streams = new Set<{ end(): void }>();
  addStudioGuard(scope, sessions);
  scope.setErrorHandler((error, _request, reply) => refuse(reply, asStudioError(error)));
  scope.addHook('preClose', (done) => {
    for (const stream of streams) stream.end();
    done();
  });

  scope.post(
    '/studio/call/:method',
    { ...OWN, schema: { hide: true, params: z.object({ method: z.string().max(64) }) } },
    async (request, reply) => {
      request.raw.socket.setTimeout(0); // a preview copy of a long film takes its time
      const answer = await studio.transport(request.params.method, request.body ?? {});
      if (answer.ok) return reply.send(answer);
      const { code } = answer.error;
      if (code === 'internal') request.log.error({ error: answer.error }, 'a call of the window failed');
      return reply.status(ERRORS[code].httpStatus).send(answer);
    },
  );

  const events = {
    ...OWN,
    schema: { hide: true, querystring: z.object({ window: z.string().max(64).optional() }) },
  };
  scope.get('/studio/events', events, (request, reply) => {
    const { window: windowId } = request.query;
    const leave = windowId === undefined ? () => {} : studio.windows.enter(windowId);
    const after = request.headers['last-event-id'];
    reply.hijack();
    const stream = streamStudioEvents(reply.raw, {
      jobs: studio.jobs,
      after: typeof after === 'string' ? after : undefined,
      heartbeatMs: limits.heartbeatMs,
      onTrouble: (error) => scope.log.error({ err: error }, 'reading events failed'),
    });
    streams.add(stream);
    reply.raw.once('close', () => {
      streams.delete(stream);
      leave();
    });
  });

  scope.get(
    '/studio/media/*', // a named parameter may have 100 characters
    { ...OWN, schema: { hide: true, params: z.object({ '*': z.string() }) } },
    (request, reply) =>
      sendFile(studio.addresses.find(request.params['*']), request, reply, {
        'content-security-policy': "default-src 'none'; sandbox", // an SVG opened by itself runs nothing
        'cross-origin-resource-policy': 'same-origin',
      }),
  );

  scope.register(async (uploads: Api) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    uploads.put(
      '/studio/upload',
      {
        config: { ...OWN.config, streamsBody: true },
        schema: { hide: true, querystring: z.object({ name: z.string().min(1).max(1000) }) },
      },
      async (request, reply) => {
        const body = (request.body as Readable | undefined) ?? request.raw;
        const announced = request.headers['content-length'];
        try {
          const place = await receiveFile(body, {
            ...{ uploadsDir: studio.uploadsDir, name: request.query.name },
            limitBytes: UPLOAD_LIMIT_BYTES,
            sizeBytes: announced === undefined ? null : Number(announced),
          });
          return { place };
        } catch (error) {
          reply.header('connection', 'close'); // the rest of the body is not waited for
          throw error;
        }
      },
    );
  });
}
