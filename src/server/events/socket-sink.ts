import type { WebSocket } from 'ws';
import type { EventSink } from './event-sink.ts';

const NEARLY_NOTHING_BYTES = 64 * 1024;
const LAST_WORDS_MS = 10_000;
/** WebSocket has no event for this. */
const LOOK_AGAIN_MS = 50;

/** The same events as JSON messages `{ id, event, data }`. A reader that answers no ping for two heartbeats is cut off. */
export function createSocketSink(
  socket: WebSocket,
  { heartbeatMs }: { readonly heartbeatMs: number },
): EventSink {
  const gone = new AbortController();
  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, heartbeatMs);
  socket.on('pong', () => (isAlive = true));
  socket.on('error', () => {}); // `close` follows
  socket.once('close', () => {
    clearInterval(heartbeat);
    gone.abort();
  });
  return {
    gone: gone.signal,
    waitingBytes: () => socket.bufferedAmount,
    send: (message) => socket.send(JSON.stringify(message)),
    async drained() {
      while (socket.bufferedAmount > NEARLY_NOTHING_BYTES && !gone.signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    },
    end() {
      clearInterval(heartbeat);
      socket.close(1000);
      const cutOff = setTimeout(() => socket.terminate(), LAST_WORDS_MS);
      cutOff.unref();
      socket.once('close', () => clearTimeout(cutOff));
    },
  };
}
