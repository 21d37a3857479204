import { createThreads } from '../engine/threads/run-in-thread.ts';
import { StudioError } from '../shared/errors.ts';
import type { Api } from './http/api.ts';
import { createApp } from './create-app.ts';
import { readAllowedOrigins } from './security/allowed-origins.ts';
import { readTrustedProxies } from './security/trusted-proxies.ts';
import { createServerLog, type LogOptions } from './http/server-log.ts';
import { DEFAULT_LIMITS, type ServerLimits, type ServerServices } from './http/server-services.ts';

export { createCallbackShapes } from './adapters/callback-shapes.ts';
export { readPublicUrl } from './films/public-url.ts';

export type ServerOptions = {
  readonly services: ServerServices;
  /** Default 127.0.0.1: only this machine. */
  readonly host?: string;
  /** 0: any free one. */
  readonly port?: number;
  /** More texts that `Host` may be, such as `render.example.com`, exactly as clients send them (with a port unless it is 80 or 443). */
  readonly allowedHosts?: readonly string[];
  /** Other sites whose pages may use the API with a key: `https://app.example.org`, exactly. Default: none. */
  readonly allowedOrigins?: readonly string[];
  /** Proxies that are believed who a caller is, see trusted-proxies.ts. Default: none. */
  readonly trustedProxies?: readonly string[];
  readonly limits?: Partial<ServerLimits>;
  readonly log?: LogOptions;
};

export type RunningServer = {
  /** `http://127.0.0.1:7777`. */
  readonly address: string;
  readonly port: number;
  /** Takes no more requests, ends streams of events, waits for replies under way. The services stay open. */
  close(): Promise<void>;
};

const GRACE_MS = 5000;

/** That read large scenarios of callers. */
const THREADS = 2;

/** Opens the HTTP API. Throws `port.taken`, and `usage` for an origin or a proxy that is none. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { services, host = '127.0.0.1', port = 0, allowedHosts = [], allowedOrigins = [] } = options;
  const { trustedProxies = [] } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const threads = createThreads({ most: THREADS });
  const app = await createApp(
    { services, limits, threads },
    {
      log: createServerLog(options.log),
      moreHosts:
        services.publicUrl === undefined ? allowedHosts : [...allowedHosts, new URL(services.publicUrl).host],
      origins: readAllowedOrigins(allowedOrigins),
      trustedProxies: readTrustedProxies(trustedProxies),
    },
  );
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    await threads.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StudioError('port.taken', `port ${port} of ${host} is taken`, {
      details: { host, port },
      cause: error,
    });
  }
  const bound = app.server.address();
  const boundPort = typeof bound === 'object' && bound ? bound.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${name}:${boundPort}`,
    port: boundPort,
    close: () => closeApp(app).finally(() => threads.close()),
  };
}

/** Replies under way may end; a caller that does not read its reply is cut off. */
async function closeApp(app: Api): Promise<void> {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
  }
}
