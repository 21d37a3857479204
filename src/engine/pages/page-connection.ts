import type { WebSocket } from 'ws';
import type { PageReply, PageRequest } from '../../shared/contract/page.ts';
import { decodeBatch, type PatchBatch } from '../../shared/contract/patch-codec.ts';
import { StudioError, type ErrorCode } from '../../shared/errors.ts';

/** Longest a page may be silent over one request. Measuring a heavy segment takes longer; it tells each step. */
const REQUEST_LIMIT_MS = 30_000;

type Pending = { resolve(value: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout };

/** A picture touched the edge of its lane: measure again with a wider margin. Not a failure of the page. */
export class LaneOverflow extends Error {}

/** A way to ask a page; every request settles. */
export interface PageLink {
  request<T>(request: PageRequest): Promise<T>;
  close(): void;
}

/** Requests to one render page and their replies, matched by id. Every request settles: by reply, limit or hang-up. */
export class PageConnection implements PageLink {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #isClosed = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      try {
        this.#receive(data, isBinary);
      } catch {
        this.close(); // not what our page says: whoever it is, it is not asked again
      }
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#hangUp());
  }

  /** Asks the page; rejects with `page.crashed`, `page.timeout`, `page.failed` or LaneOverflow. */
  async request<T>(request: PageRequest): Promise<T> {
    if (this.#isClosed) throw new StudioError('page.crashed', 'the page is gone');
    const id = this.#nextId++;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(
        () =>
          this.#settle(id)?.reject(
            new StudioError('page.timeout', `the page did not answer within ${REQUEST_LIMIT_MS} ms`),
          ),
        REQUEST_LIMIT_MS,
      );
      this.#pending.set(id, { resolve: resolve as (value: unknown) => void, reject, timer });
      this.#socket.send(JSON.stringify({ id, ...request }));
    });
  }

  close(): void {
    this.#socket.terminate();
    this.#hangUp();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (isBinary) {
      const batch: PatchBatch = decodeBatch(data);
      this.#settle(batch.id)?.resolve(batch);
      return;
    }
    const reply = JSON.parse(data.toString('utf8')) as PageReply;
    if ('isAtWork' in reply) return void this.#pending.get(reply.id)?.timer.refresh();
    const pending = this.#settle(reply.id);
    if (!pending) return;
    if (reply.ok) pending.resolve(reply.value);
    else if (reply.error.code === 'lane.overflow') pending.reject(new LaneOverflow(reply.error.message));
    else pending.reject(new StudioError(reply.error.code as ErrorCode, reply.error.message));
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(pending?.timer);
    return pending;
  }

  #hangUp(): void {
    this.#isClosed = true;
    for (const id of [...this.#pending.keys()])
      this.#settle(id)?.reject(new StudioError('page.crashed', 'the page went away while it was drawing'));
  }
}
