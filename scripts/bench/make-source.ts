import { spawnSync } from 'node:child_process';
import { renameSync } from 'node:fs';

/** Makes an mp4 with ffmpeg; `path` is there only when all of it is. `args`: everything but the output. */
export function makeSource(ffmpeg: string, path: string, args: readonly string[]): void {
  const part = `${path}.part`;
  const { status, stderr } = spawnSync(ffmpeg, ['-v', 'error', '-y', ...args, '-f', 'mp4', part], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the source could not be made: ${stderr}`);
  renameSync(part, path);
}
