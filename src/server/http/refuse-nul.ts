import { Readable } from 'node:stream';
import { StudioError } from '../../shared/errors.ts';
import { formatPath } from '../../shared/scenario/problem.ts';
import type { Api } from './api.ts';
import { findNul } from './find-nul.ts';

/** Refuses bodies and queries that have text with a NUL, before anybody keeps it. Files are left alone. */
export function refuseNul(app: Api): void {
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.mayHaveNul && !isFile(request.body)) refuseNulIn(request.body, 'body');
    refuseNulIn(request.query, 'querystring');
    done();
  });
}

/** Throws `request.invalid`. `from` is the part of a request that `values` were read from. */
export function refuseNulIn(values: unknown, from: 'body' | 'querystring'): void {
  const found = findNul(values);
  if (!found) return;
  const path = formatPath(found);
  const message = 'text cannot have NUL characters';
  throw new StudioError('request.invalid', `${path || from}: ${message}`, {
    details: { problems: [{ path, code: `${from}.invalid`, message }] },
  });
}

function isFile(body: unknown): boolean {
  return body instanceof Readable || ArrayBuffer.isView(body);
}
