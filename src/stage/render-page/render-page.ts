import type { PageReply, PageRequest } from '../../shared/contract/page.ts';
import { encodeBatch } from '../../shared/contract/patch-codec.ts';
import { StudioError, type ErrorCode } from '../../shared/errors.ts';
import { LaneOverflow } from './ink-reader.ts';
import { openSegment, type SegmentSession } from './segment-session.ts';

/** Connects to the server that served this page and answers its requests, one at a time, in order. */
function main(): void {
  const name = new URL(location.href).searchParams.get('page') ?? '';
  const address = new URL(`socket?page=${encodeURIComponent(name)}`, location.href);
  address.protocol = 'ws:';
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  let session: SegmentSession | null = null;
  let turn = Promise.resolve();

  const reply = (message: PageReply) => socket.send(JSON.stringify(message));

  async function handle(request: PageRequest & { readonly id: number }): Promise<void> {
    const { id } = request;
    switch (request.type) {
      case 'open':
        session = await openSegment(request, () => reply({ id, isAtWork: true }));
        return reply({ id, ok: true, value: session.opened });
      case 'next': {
        if (!session) throw new Error('no segment is open');
        return socket.send(encodeBatch({ id, ...(await session.next()) }));
      }
      case 'show':
        if (!session) throw new Error('no segment is open');
        return reply({ id, ok: true, value: await session.show() });
      default:
        request satisfies never;
    }
  }

  socket.addEventListener('message', ({ data }) => {
    const request = JSON.parse(data as string) as PageRequest & { readonly id: number };
    turn = turn
      .then(() => handle(request))
      .catch((error: unknown) => {
        const code = error instanceof LaneOverflow ? 'lane.overflow' : codeOf(error);
        reply({
          id: request.id,
          ok: false,
          error: { code, message: error instanceof Error ? error.message : String(error) },
        });
      });
  });
}

/** A font or an image that cannot be read keeps its own code; anything else is the stage's failure. */
function codeOf(error: unknown): ErrorCode {
  return error instanceof StudioError ? error.code : 'page.failed';
}

main();
