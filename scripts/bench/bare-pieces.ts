import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { mapConcurrent } from '../../src/base/flow/map-concurrent.ts';
import { SEGMENT_THREADS, thisMachine, usualWorkers } from '../../src/engine/render/default-workers.ts';
import { measureProcess } from './measure-process.ts';

/**
 * Seconds of a bare transcode cut into pieces as a render is: with its threads for each, as many at once as it renders,
 * then joined by stream copy with the sound. It is what a render can reach at best.
 */
export async function measureBarePieces(
  ffmpeg: string,
  options: {
    readonly source: string;
    /** Where the pieces begin and the last one ends, in seconds. */
    readonly boundSeconds: readonly number[];
    readonly codec: readonly string[];
    readonly folder: string;
  },
): Promise<number> {
  const { source, boundSeconds, codec, folder } = options;
  const started = performance.now();
  const { signal } = new AbortController();
  const paths = await mapConcurrent(
    boundSeconds.slice(1).map((end, index) => ({ index, start: boundSeconds[index] ?? 0, end })),
    { limit: usualWorkers(thisMachine()), signal },
    async ({ index, start, end }) => {
      const path = join(folder, `bare-${index}.mp4`);
      const cut = ['-ss', String(start), '-t', String(end - start)];
      const threads = ['-threads', String(SEGMENT_THREADS)];
      const args = ['-v', 'error', '-y', ...threads, ...cut, '-i', source, '-an', ...codec];
      await measureProcess(ffmpeg, [...args, ...threads, path]);
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
