import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import { MEDIA_PATH, type FileAddresses } from '../../studio/doors/file-addresses.ts';
import { replyWithFile, type FileReply } from '../../base/files/file-reply.ts';
import { WINDOW_HEADERS, windowFile } from '../../studio/doors/window-files.ts';
import { APP_SCHEME, isAppAddress } from './app-address.ts';

/** Before the app is ready: makes `app://` as good as https, so that media, fetch and storage work there. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }]);
}

export type AppFiles = { readonly windowDir: string; readonly addresses: FileAddresses };

/** Answers `app://studio/…`: the built window, and media by their tokens. Nothing else can be read this way. */
export function serveAppFiles(protocol: Pick<Protocol, 'handle'>, files: AppFiles): void {
  protocol.handle(APP_SCHEME, (request) => answerAppRequest(request, files));
}

export async function answerAppRequest(
  request: Request,
  { windowDir, addresses }: AppFiles,
): Promise<Response> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || !isAppAddress(request.url)) return new Response(null, { status: 403 });
  const { pathname } = new URL(request.url);
  const isMedia = pathname.startsWith(MEDIA_PATH);
  const file = isMedia ? addresses.find(pathname.slice(MEDIA_PATH.length)) : windowFile(windowDir, pathname);
  const reply = await replyWithFile(file, {
    range: request.headers.get('range') ?? undefined,
    isHead: request.method === 'HEAD',
  });
  return toResponse(reply, isMedia ? { 'x-content-type-options': 'nosniff' } : WINDOW_HEADERS);
}

function toResponse({ status, headers, body }: FileReply, more: Readonly<Record<string, string>>): Response {
  const stream = body && (Readable.toWeb(body) as ReadableStream);
  return new Response(stream, { status, headers: { ...more, ...headers } });
}
