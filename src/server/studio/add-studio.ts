import type { Api, RouteContext } from '../http/api.ts';
import { ownPort } from '../http/own-port.ts';
import { createFailedLogins } from '../security/failed-logins.ts';
import type { BrowserStudio } from '../http/browser-studio.ts';
import { addStudioRoutes } from './studio-routes.ts';
import { createWindowSessions } from './window-sessions.ts';
import { addWindowRoutes } from './window-routes.ts';

/** The window and everything it asks for, on the server's own port. */
export function addStudio(app: Api, studio: BrowserStudio, { services, limits }: RouteContext): void {
  const sessions = createWindowSessions();
  const failedLogins = createFailedLogins(limits.failedLoginsPerMinute, services.now);
  const invite = () => studio.onInvitation(`/?token=${sessions.invite()}`);
  app.addHook('onListen', (done) => {
    if (ownPort(app) > 0) invite();
    done();
  });
  app.register(async (scope: Api) => addStudioRoutes(scope, { studio, sessions, limits }));
  app.register(async (scope: Api) =>
    addWindowRoutes(scope, { studio, sessions, failedLogins, onInvited: invite }),
  );
}
