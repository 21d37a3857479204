import { once } from 'node:events';
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Feeder } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import { nullIfAbsent } from '../../base/files/null-if-absent.ts';

const CHUNK_BYTES = 256 * 1024;
/** How often a file that has nothing new is looked at again. */
const LOOK_AGAIN_MS = 40;

/**
 * Feeds a file to ffmpeg while another process still writes it, to the end it has once `written` resolves.
 */
export function feedGrowingFile(path: string, written: Promise<unknown>): Feeder {
  return async (pipe, signal, alive) => {
    let isWritten = false;
    void written.then(() => (isWritten = true));
    let handle: FileHandle | null = null;
    try {
      for (let offset = 0; ;) {
        signal.throwIfAborted();
        const isWhole = isWritten; // asked before reading: what is written after the last read is read next time
        handle ??= isWhole ? await open(path) : await open(path).catch(nullIfAbsent);
        const chunk = handle ? await readAt(handle, offset) : null;
        if (chunk) {
          offset += chunk.length;
          if (!pipe.write(chunk)) await once(pipe, 'drain', { signal });
        } else if (isWhole) {
          pipe.end();
          return;
        } else {
          alive();
          await wait(LOOK_AGAIN_MS, undefined, { signal });
        }
      }
    } finally {
      await handle?.close();
    }
  };
}

async function readAt(handle: FileHandle, offset: number): Promise<Buffer | null> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, offset);
  return bytesRead > 0 ? buffer.subarray(0, bytesRead) : null;
}
