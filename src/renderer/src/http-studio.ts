import { StudioError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/contract/contract.ts';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import type { StudioDoor } from './store/studio-door.ts';

/** Calls, events and uploads on the page's own origin; the session is a cookie that the server set. */
export function httpStudio(base = '/studio'): StudioDoor {
  return {
    call: (method, input) => post(`${base}/call/${encodeURIComponent(method)}`, input),
    onEvent: (listener, onConnection) => listen(`${base}/events`, listener, onConnection),
    placeOf: (file, options) => upload(`${base}/upload?name=${encodeURIComponent(file.name)}`, file, options),
  };
}

function unreachable(message: string, cause?: unknown): StudioError {
  return new StudioError('request.refused', message, {
    details: { help: 'Check that Cueframe still runs.' },
    cause,
  });
}

async function post(url: string, input: unknown): Promise<Reply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw unreachable('Cueframe does not answer', error);
  });
  const reply = (await response.json().catch(() => null)) as Reply | null;
  if (reply === null || typeof reply !== 'object' || !('ok' in reply))
    throw unreachable(`Cueframe answered with status ${response.status}`);
  return reply;
}

/** The browser connects again by itself, and says with Last-Event-ID where it stopped. */
function listen(
  url: string,
  listener: (event: StudioEvent) => void,
  onConnection: (isConnected: boolean) => void,
): () => void {
  const source = new EventSource(url);
  source.onopen = () => onConnection(true);
  source.onerror = () => onConnection(false);
  source.onmessage = ({ data }) => listener(JSON.parse(String(data)) as StudioEvent);
  return () => source.close();
}

/** A browser does not say whether the file or the connection failed: the file is looked at again. */
async function whyNotSent(file: File): Promise<StudioError> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return unreachable(`${file.name} could not be sent`);
  } catch (cause) {
    return new StudioError('upload.failed', `${file.name} was moved, changed or removed while it was sent`, {
      details: { help: 'Leave the file where it is until it has arrived, then drop it again.' },
      cause,
    });
  }
}

/** XMLHttpRequest, because `fetch` does not say how much of a body was sent. */
function upload(
  url: string,
  file: File,
  { onRatio, signal }: Parameters<StudioDoor['placeOf']>[1],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onRatio(total > 0 ? loaded / total : 0);
    request.onerror = () => void whyNotSent(file).then(reject);
    request.onabort = () => reject(new StudioError('job.cancelled', `sending ${file.name} was cancelled`));
    request.onload = () => {
      const answer = request.response as { place?: unknown } | Reply | null;
      if (answer && 'place' in answer && typeof answer.place === 'string') resolve(answer.place);
      else if (answer && 'ok' in answer && !answer.ok)
        reject(new StudioError(answer.error.code, answer.error.message, { details: answer.error.details }));
      else reject(new StudioError('upload.failed', `${file.name} was refused with status ${request.status}`));
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
