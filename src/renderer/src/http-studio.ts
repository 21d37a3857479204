import { StudioError } from '../../shared/errors.ts';
import type { Reply } from '../../shared/contract/contract.ts';
import type { StudioEvent } from '../../shared/contract/studio.ts';
import type { Connection, SignIn, StudioDoor } from './store/studio-door.ts';

/** Calls, events and uploads on the page's own origin; the session is a cookie that the server set. */
export function httpStudio(base = '/studio'): StudioDoor {
  const windowId = crypto.randomUUID();
  const watch = watchConnection(base, windowId);
  return {
    windowId,
    call: (method, input) => post(`${base}/call/${encodeURIComponent(method)}`, input),
    onEvent: watch.onEvent,
    async signIn(address) {
      const outcome = await signIn(address);
      if (outcome === 'in') watch.lookNow();
      return outcome;
    },
    placeOf: (file, options) => upload(`${base}/upload?name=${encodeURIComponent(file.name)}`, file, options),
  };
}

function unreachable(message: string, cause?: unknown): StudioError {
  return new StudioError('server.unreachable', message, { cause });
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

/** Between two looks at a server that does not answer, or does not know this window. */
const LOOK_AGAIN_MS = 2000;

/**
 * While the connection is lost the browser connects again by itself, and says with Last-Event-ID where it stopped. Once it
 * is refused it never does: then it is looked by a call whether the server knows this window again, such as by another tab.
 */
function watchConnection(base: string, windowId: string) {
  let lookNow = () => {};
  const onEvent: StudioDoor['onEvent'] = (listener, onConnection) => {
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source?.close();
      const own = (source = new EventSource(`${base}/events?window=${windowId}`));
      own.onopen = () => onConnection('up');
      own.onmessage = ({ data }) => listener(JSON.parse(String(data)) as StudioEvent);
      own.onerror = () => {
        if (own.readyState === EventSource.CLOSED) void look();
        else onConnection('lost');
      };
    };
    const look = async () => {
      clearTimeout(timer);
      const connection = await connectionOf(base);
      if (connection === 'up') return open();
      onConnection(connection);
      timer = setTimeout(() => void look(), LOOK_AGAIN_MS);
    };
    lookNow = () => void look();
    open();
    return () => {
      lookNow = () => {};
      clearTimeout(timer);
      source?.close();
    };
  };
  return { onEvent, lookNow: () => lookNow() };
}

async function connectionOf(base: string): Promise<Connection> {
  const reply = await post(`${base}/call/describe`, {}).catch(() => null);
  if (reply === null) return 'lost';
  return !reply.ok && reply.error.code === 'key.missing' ? 'ended' : 'up';
}

/** As the browser's address bar would open it, but in place: what is in the window stays. */
async function signIn(address: string): Promise<SignIn> {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null;
  const key = url?.searchParams.get('token') ?? address.trim();
  const response = await fetch(`/?token=${encodeURIComponent(key)}`, { credentials: 'same-origin' }).catch(
    () => null,
  );
  if (response === null) return 'lost';
  if (response.ok) return 'in';
  if (response.status === 429) return 'tooMany';
  return url !== null && url.origin !== location.origin ? 'elsewhere' : 'wrong';
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
