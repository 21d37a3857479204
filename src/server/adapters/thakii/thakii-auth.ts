import type { FastifyRequest } from 'fastify';
import type { Api } from '../../http/api.ts';
import type { AdapterCaller, AdapterServices } from '../adapter-services.ts';
import { isoTime } from '../status-words.ts';

/** Every request here has a key of Cueframe already; it is the token that logging in gives. */
const READ = { config: { access: 'read' } } as const;

/** `POST /auth/login`, `POST /auth/exchange-token` and `GET /auth/user`: who the key speaks for. */
export function addAuthRoutes(scope: Api, services: AdapterServices): void {
  const login = (request: FastifyRequest) => {
    const user = userOf(services.authorize(request, 'read'));
    const token = (request.headers.authorization ?? '').replace(/^Bearer +/i, '');
    const tokens = { backend_token: token, custom_token: token };
    return { success: true, ...tokens, user, message: 'The key is the token' };
  };
  scope.post('/auth/login', READ, login);
  scope.post('/auth/exchange-token', READ, login);
  scope.get('/auth/user', (request) => {
    const user = userOf(services.authorize(request, 'read'));
    return { success: true, user, timestamp: isoTime(services.now()) };
  });
}

function userOf({ owner, name }: AdapterCaller) {
  return { uid: name, user_id: name, email: null, name, picture: '', is_admin: owner === null };
}
