import { z } from 'zod';
import type { OpenStudio } from '../../studio/open-studio.ts';
import { WINDOW_HEADERS, windowFile } from '../../studio/doors/window-files.ts';
import { StudioError } from '../../shared/errors.ts';
import type { Api } from '../http/api.ts';
import type { FailedLogins } from '../security/failed-logins.ts';
import { LOCKED_PAGE } from './locked-page.ts';
import { sendFile } from '../http/send-file.ts';
import { isFromOtherSite } from '../security/hosts.ts';
import { sessionCookie } from './session-cookie.ts';
import { hasSession, sessionPlace } from './studio-guard.ts';
import type { WindowSessions } from './window-sessions.ts';

const OWN = {
  config: { access: 'public', rateLimit: false, isOpenToLinks: true },
  schema: { hide: true },
} as const;
/** Names of built files hold a digest of their content. */
const KEPT_FOR_GOOD = 'private, max-age=31536000, immutable';

/** The built window at `/`, for those who opened an invitation. */
export function addWindowRoutes(
  scope: Api,
  options: {
    readonly studio: OpenStudio;
    readonly sessions: WindowSessions;
    readonly failedLogins: FailedLogins;
    /** An invitation was used: the next one must be made known. */
    readonly onInvited: () => void;
  },
): void {
  const { studio, sessions, failedLogins, onInvited } = options;

  scope.get(
    '/',
    { ...OWN, schema: { hide: true, querystring: z.object({ token: z.string().max(200).optional() }) } },
    async (request, reply) => {
      const { token } = request.query;
      // HEAD only looks, as previews of links do; what another site asks for is neither answered nor held against anybody
      if (token !== undefined && request.method === 'GET' && !isFromOtherSite(request.headers)) {
        const secret = sessions.accept(token);
        if (secret !== null) {
          reply.header('set-cookie', sessionCookie(sessionPlace(request, scope), secret));
          onInvited();
          return reply.redirect('/', 303); // the token leaves the address bar
        }
        if (hasSession(request, scope, sessions)) return reply.redirect('/', 303); // the used address, opened again
        refuseGuessing(request.ip);
      }
      if (!hasSession(request, scope, sessions))
        return reply.status(401).headers(WINDOW_HEADERS).type('text/html; charset=utf-8').send(LOCKED_PAGE);
      return sendFile(windowFile(studio.windowDir, '/'), request, reply, WINDOW_HEADERS);
    },
  );

  /** A wrong token is counted; the right one passed above, whoever else guessed from the same address. */
  function refuseGuessing(address: string): void {
    const waitMs = failedLogins.waitMs(address);
    if (waitMs > 0)
      throw new StudioError('rate.limited', 'too many wrong tokens came from this address', {
        details: { retryAfterSeconds: Math.ceil(waitMs / 1000) },
      });
    failedLogins.note(address);
  }

  scope.get('/*', OWN, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const file = hasSession(request, scope, sessions) ? windowFile(studio.windowDir, path) : null;
    const isHashed = path.startsWith('/assets/');
    return sendFile(file, request, reply, {
      ...WINDOW_HEADERS,
      ...(isHashed && { 'cache-control': KEPT_FOR_GOOD }),
    });
  });
}
