import { expect, test } from 'vitest';
import { createMediaPool } from './media-pool.ts';
import type { MediaFile } from './media-file.ts';
import { soundPieces } from './sound-pieces.ts';

const RUN = { mediaPath: '/a.mp4', atSeconds: 0, endSeconds: 3, fileSeconds: 0, volume: 1 };

/** Files whose sound is one buffer a second, or fails at the given one; `log` says when they are opened and closed. */
function soundFiles({ failsAt = Infinity } = {}) {
  const log: string[] = [];
  const open = (url: string): MediaFile => {
    log.push(`open ${url}`);
    return {
      video: async () => null,
      sound: async () => ({
        async *buffers() {
          for (let second = 0; second < 3; second += 1) {
            if (second === failsAt) throw new Error('the network failed');
            const buffer = { duration: 1 } as AudioBuffer;
            yield { buffer, timestamp: second, duration: 1 };
          }
        },
      }),
      dispose: () => void log.push(`close ${url}`),
    };
  };
  return { files: createMediaPool(open, 0), log };
}

test('a file is closed after its last piece', async () => {
  const { files, log } = soundFiles();
  const starts: number[] = [];
  for await (const { startSeconds } of soundPieces(files, RUN, { url: '/a', speed: 1 }))
    starts.push(startSeconds);
  expect([starts, log]).toEqual([
    [0, 1, 2],
    ['open /a', 'close /a'],
  ]);
});

test('a file is closed when playing stops in the middle of it', async () => {
  const { files, log } = soundFiles();
  const pieces = soundPieces(files, RUN, { url: '/a', speed: 1 });
  await pieces.next();
  await pieces.return(undefined);
  expect(log).toEqual(['open /a', 'close /a']);
});

test('a file that could not be read is opened anew the next time', async () => {
  const { files, log } = soundFiles({ failsAt: 1 });
  for (const turn of [1, 2]) {
    const pieces = soundPieces(files, RUN, { url: '/a', speed: 1 });
    await pieces.next();
    await expect(pieces.next()).rejects.toThrow('the network failed');
    expect(log.length).toBe(2 * turn);
  }
  expect(log).toEqual(['open /a', 'close /a', 'open /a', 'close /a']);
});
