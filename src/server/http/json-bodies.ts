import { StudioError } from '../../shared/errors.ts';
import type { Api } from './api.ts';
import { isNestedDeeper } from './json-depth.ts';

/** A scenario may be nested 64 deep; what carries it takes a few more. */
const DEEPEST = 100;
/** Of a longer body the reading and what is done with it are turns of their own: others are answered in between. */
const LONG_TEXT = 200_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether a text in the body can have a NUL. JSON has it as an escape only, and most bodies have none. */
    mayHaveNul: boolean;
  }
}

/**
 * Reads JSON bodies, as Fastify does, with two differences. None may be nested deeper than 100: `JSON.parse` takes seconds
 * for megabytes of open brackets, in which nobody else is answered, and whoever walks through what it gives runs out of
 * stack. And an empty body is no body, whatever its `Content-Type` says: many clients send that header with every request.
 * A route that needs a body still refuses the request, by its own schema.
 */
export function readJsonBodies(app: Api): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.decorateRequest('mayHaveNul', true);
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    request.mayHaveNul = text.includes('\\u0000');
    const isLong = text.length > LONG_TEXT;
    const read = () => {
      const told: typeof done = isLong ? (...result) => void setImmediate(done, ...result) : done;
      const plain = isLong && isHarmless(text) ? parsed(text) : undefined;
      if (plain === undefined) void parse(request, text, told);
      else told(null, plain);
    };
    if (text === '') done(null, undefined);
    else if (isNestedDeeper(text, DEEPEST))
      done(
        new StudioError('request.invalid', `body: objects and lists may be nested ${DEEPEST} deep`),
        undefined,
      );
    else if (isLong) setImmediate(read);
    else read();
  });
}

/**
 * Whether no key can be one of those that Fastify's parser refuses, also not one written with escapes. Its own search takes
 * half as long again as reading a long text does, in the same turn.
 */
function isHarmless(text: string): boolean {
  return !['\\u', '__proto__', 'constructor'].some((part) => text.includes(part));
}

/** Undefined for what is no JSON: Fastify's parser says why. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
