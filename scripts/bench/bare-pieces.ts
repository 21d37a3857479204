import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { mapConcurrent } from '../../src/base/flow/map-concurrent.ts';
import { measureProcess } from './measure-process.ts';

/**
 * Seconds of a bare transcode cut into pieces as a render is: one decoder and one encoder thread for each, as many at
 * once as there are cores, then joined by stream copy with the sound. It is what a render can reach at best.
 */
export async function measureBarePieces(
  ffmpeg: string,
  options: {
    readonly source: string;
    readonly seconds: number;
    readonly pieces: number;
    readonly codec: readonly string[];
    readonly folder: string;
  },
): Promise<number> {
  const { source, seconds, pieces, codec, folder } = options;
  const started = performance.now();
  const length = seconds / pieces;
  const { signal } = new AbortController();
  const paths = await mapConcurrent(
    Array.from({ length: pieces }, (_, index) => index),
    { limit: availableParallelism(), signal },
    async (index) => {
      const path = join(folder, `bare-${index}.mp4`);
      const cut = ['-ss', String(index * length), '-t', String(length)];
      const args = ['-v', 'error', '-y', '-threads', '1', ...cut, '-i', source, '-an', ...codec];
      await measureProcess(ffmpeg, [...args, '-threads', '1', path]);
      return path;
    },
  );
  const list = join(folder, 'bare.txt');
  writeFileSync(list, paths.map((path) => `file '${path}'`).join('\n'));
  await measureProcess(ffmpeg, [
    ...['-v', 'error', '-y', '-f', 'concat', '-safe', '0', '-i', list, '-i', source],
    ...['-map', '0:v', '-map', '1:a', '-c:v', 'copy', '-c:a', 'aac', '-b:a', '192k'],
    ...['-movflags', '+faststart', join(folder, 'bare-joined.mp4')],
  ]);
  return (performance.now() - started) / 1000;
}
