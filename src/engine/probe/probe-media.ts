import type { ProbedMedia } from '../../shared/media.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { describeMedia, isImageContainer } from './describe-media.ts';
import { openMediaFile } from './media-file.ts';
import type { CountedFrames, MediaHeader } from './media-header.ts';
import { mediaIdentity } from './media-identity.ts';
import { pictureDemuxer } from './picture-demuxer.ts';
import { promisedBytes } from './promised-bytes.ts';
import { countFrames, listPackets, readHeader } from './probe-with-ffprobe.ts';
import { probeWithMediabunny } from './probe-with-mediabunny.ts';

/**
 * What a media file is, with the time of each of its frames. Header and frames are each read within 60 s,
 * or 10 minutes where they have to be decoded (see `reasonToDecode`). Without ffprobe, mp4, mov, mkv, webm and mpeg-ts
 * are read by mediabunny.
 * Throws `media.not_found`, `media.unreadable`, `media.unsupported`, `ffmpeg.missing` or `job.cancelled`.
 */
export async function probeMedia(
  path: string,
  tools: { readonly ffmpeg: FfmpegTool },
  options: { readonly signal?: AbortSignal } = {},
): Promise<ProbedMedia> {
  const file = await openMediaFile(path);
  try {
    const identity = mediaIdentity(file); // read beside ffprobe, which waits for the disk as well
    identity.catch(() => {}); // told below, unless probing fails first
    const { sizeBytes } = file;
    const promised = (await promisedBytes(file.handle, sizeBytes)) ?? sizeBytes;
    const missingBytes = Math.max(0, promised - sizeBytes);
    const ffprobe = tools.ffmpeg.ffprobePath;
    const { header, counted } =
      ffprobe === null
        ? await probeWithMediabunny(path)
        : await probeWithFfprobe(path, {
            ...{ ffprobe, signal: options.signal },
            demuxer: await pictureDemuxer(path, file.handle),
            isCutShort: missingBytes > 0,
          });
    const description = describeMedia({ path, sizeBytes, missingBytes }, header, counted);
    return { ...description, identity: await identity };
  } finally {
    await file.handle.close();
  }
}

async function probeWithFfprobe(
  path: string,
  options: {
    readonly ffprobe: string;
    readonly signal: AbortSignal | undefined;
    readonly demuxer: string | null;
    readonly isCutShort: boolean;
  },
): Promise<{ header: MediaHeader; counted: CountedFrames | null }> {
  // both at once: what the packets are read for is known only with the header, but nearly always is a picture
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const listing = listPackets(path, { ...options, signal });
  listing.catch(() => {}); // told below, where it is needed
  try {
    const header = await readHeader(path, options);
    const isPicture = header.video !== null && !isImageContainer(header.container);
    if (!isPicture || !header.video) return { header, counted: null };
    return { header, counted: await countFrames(path, header.video, await listing, options) };
  } finally {
    stop.abort();
    await listing.catch(() => {});
  }
}
