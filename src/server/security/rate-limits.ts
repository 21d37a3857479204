import rateLimit from '@fastify/rate-limit';
import { StudioError } from '../../shared/errors.ts';
import type { Api } from '../http/api.ts';
import type { ServerLimits } from '../http/server-services.ts';

/** Counts requests by key, or by address where there is none, and refuses those over the limit with `rate.limited`. */
export async function addRateLimits(app: Api, limits: ServerLimits): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    max: ({ caller }) => (caller ? limits.requestsPerMinuteWithKey : limits.requestsPerMinuteWithoutKey),
    keyGenerator: ({ caller, ip }) => (caller ? `key ${caller.id}` : `address ${ip}`),
    errorResponseBuilder: (_request, { max, ttl }) =>
      new StudioError('rate.limited', `at most ${max} requests a minute are answered`, {
        details: { requestsPerMinute: max, retryAfterSeconds: Math.ceil(ttl / 1000) },
      }),
  });
}
