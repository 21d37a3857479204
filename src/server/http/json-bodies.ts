import { StudioError } from '../../shared/errors.ts';
import type { Api } from './api.ts';
import { isNestedDeeper } from './json-depth.ts';

/** A scenario may be nested 64 deep; what carries it takes a few more. */
const DEEPEST = 100;

/**
 * Reads JSON bodies, as Fastify does, with two differences. None may be nested deeper than 100: `JSON.parse` takes seconds
 * for megabytes of open brackets, in which nobody else is answered, and whoever walks through what it gives runs out of
 * stack. And an empty body is no body, whatever its `Content-Type` says: many clients send that header with every request.
 * A route that needs a body still refuses the request, by its own schema.
 */
export function readJsonBodies(app: Api): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (text === '') done(null, undefined);
    else if (isNestedDeeper(text, DEEPEST))
      done(
        new StudioError('request.invalid', `body: objects and lists may be nested ${DEEPEST} deep`),
        undefined,
      );
    else void parse(request, text, done);
  });
}
