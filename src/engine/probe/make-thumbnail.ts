import { StudioError } from '../../shared/errors.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { thumbnailArgs } from './thumbnail-args.ts';

const LIMIT_MS = 10_000;

/** One picture of a media file as JPEG. Throws `media.unreadable` where there is none at that time, or it takes over 10 s. */
export async function makeThumbnail(
  path: string,
  tools: { readonly ffmpeg: FfmpegTool },
  options: { readonly timeSeconds: number; readonly widthPx: number; readonly signal?: AbortSignal },
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const { signal } = options;
  try {
    await runFfmpeg({
      program: tools.ffmpeg.path,
      args: thumbnailArgs(path, options),
      onStdout: (chunk) => chunks.push(chunk),
      timeoutMs: LIMIT_MS,
      isBackground: true,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (!(error instanceof StudioError) || error.code === 'job.cancelled' || error.code === 'ffmpeg.missing')
      throw error;
    throw new StudioError('media.unreadable', 'no picture could be read from the file', { cause: error });
  }
  const picture = Buffer.concat(chunks);
  if (picture.length > 0) return picture;
  throw new StudioError('media.unreadable', `there is no picture at ${options.timeSeconds} s`);
}
