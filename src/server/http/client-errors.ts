import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorReply, StudioError } from '../../shared/errors.ts';

/** Answers what is no HTTP, comes too slowly or has too large headers, before there is a request: in the same form. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, failure] = refusal(error.code);
  const body = JSON.stringify(errorReply(failure));
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/json',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  socket.destroySoon();
}

function refusal(code: string | undefined): [number, StudioError] {
  if (code === 'HPE_HEADER_OVERFLOW')
    return [431, new StudioError('request.too_large', 'the headers have more than 16 KB')];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return [408, new StudioError('request.invalid', 'the headers took longer than 10 s')];
  return [400, new StudioError('request.invalid', 'this is not HTTP as it should be')];
}
