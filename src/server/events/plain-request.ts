import { StudioError } from '../../shared/errors.ts';

/** What a path of WebSockets says to a request that is none. */
export function refusePlainRequest(): never {
  throw new StudioError('route.not_found', 'this path takes WebSockets only');
}
