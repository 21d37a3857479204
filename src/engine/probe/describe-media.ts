import { StudioError } from '../../shared/errors.ts';
import type { FrameTable, MediaInfo, VideoStream } from '../../shared/media.ts';
import type { FrameRate } from '../../shared/time.ts';
import { displaySize } from './display-geometry.ts';
import { measureRate, type MeasuredRate } from './exact-rate.ts';
import type { CountedFrames, MediaHeader, VideoHeader } from './media-header.ts';
import { seekPrecision } from './seek-precision.ts';

/** A picture that begins this much later than the sound may still be an encoder's delay. */
const ENCODER_DELAY_SECONDS = 0.1;

type Subject = Pick<MediaInfo, 'path' | 'sizeBytes' | 'missingBytes'>;
type Description = { readonly info: MediaInfo; readonly frames: FrameTable | null };

/** Header and counted frames as one description. `counted` is null for sound and still images. */
export function describeMedia(
  file: Subject,
  header: MediaHeader,
  counted: CountedFrames | null,
): Description {
  const { video, audio, container, ignoredStreams } = header;
  const common = { ...file, container, audio, ignoredStreams };
  if (!video) {
    const times = { startSeconds: header.startSeconds ?? 0, durationSeconds: header.durationSeconds ?? 0 };
    return { info: { ...common, ...times, kind: 'audio', video: null }, frames: null };
  }
  if (!counted || isStillPicture(header, counted)) {
    const still = videoStream(
      video,
      { rate: video.rateHints[0] ?? { num: 25, den: 1 }, isVariableRate: false },
      1,
      'packets',
    );
    return {
      info: { ...common, startSeconds: 0, durationSeconds: 0, kind: 'image', video: still },
      frames: null,
    };
  }
  const { table, lastDurationTicks, countedBy } = counted;
  if (table.ticks.length === 0)
    throw new StudioError('media.unreadable', `${file.path} holds no frame that can be decoded`, {
      details: { path: file.path },
    });
  const measured = measureRate(table.ticks, video.timeBase, video.rateHints, lastDurationTicks);
  const startSeconds = fileZero(header, table, measured.rate);
  const firstPicture = ((table.ticks[0] ?? 0) * video.timeBase.num) / video.timeBase.den;
  return {
    info: {
      ...common,
      startSeconds,
      durationSeconds: firstPicture - startSeconds + pictureSeconds(counted, video, measured),
      kind: 'video',
      video: videoStream(video, measured, table.ticks.length, countedBy),
    },
    frames: {
      ...table,
      seek: seekPrecision(container, {
        isListed: countedBy === 'packets' && video.declaredFrames !== null,
        hasMpeg4Fields: video.codec === 'mpeg4' && video.isInterlaced,
      }),
    },
  };
}

/** Containers that hold one picture: ffmpeg reads each with a demuxer of its own. */
export function isImageContainer(container: string): boolean {
  return container.endsWith('_pipe') || container.startsWith('image2');
}

/** One picture without sound in a container, and for mp4's family a codec, that is also used for stills (GIF, APNG, AVIF, HEIC). */
function isStillPicture({ container, audio, video }: MediaHeader, { table }: CountedFrames): boolean {
  const isStillKind =
    /^(gif|apng)/.test(container) || /^mov.*:(av1|hevc)$/.test(`${container}:${video?.codec}`);
  return audio === null && table.ticks.length === 1 && isStillKind;
}

/**
 * The file's zero: where its picture begins; or the sound, where that comes earlier by more than 0.1 s and 2.5 frames.
 * Encoders put their run-in (21 ms of AAC, two frames of reordering) before the picture, and a film that started there
 * would show the first frame twice. Sound and picture share this zero, so they stay in step.
 */
function fileZero(
  { startSeconds, audio, video }: MediaHeader,
  { ticks }: CountedFrames['table'],
  rate: FrameRate,
): number {
  const firstPicture = ((ticks[0] ?? 0) * (video?.timeBase.num ?? 1)) / (video?.timeBase.den ?? 1);
  if (startSeconds === null || audio === null) return firstPicture;
  const delay = firstPicture - startSeconds;
  return delay > Math.max(ENCODER_DELAY_SECONDS, (2.5 * rate.den) / rate.num) ? startSeconds : firstPicture;
}

/**
 * From the first picture to the end of the last, in seconds. At a constant rate every frame, the last too, is shown for
 * one period, whatever the container says or rounds.
 */
function pictureSeconds(
  { table, lastDurationTicks }: CountedFrames,
  { timeBase }: VideoHeader,
  measured: MeasuredRate,
): number {
  const { rate, isVariableRate } = measured;
  if (!isVariableRate) return (table.ticks.length * rate.den) / rate.num;
  const tickSeconds = timeBase.num / timeBase.den;
  const lastSeconds = lastDurationTicks > 0 ? lastDurationTicks * tickSeconds : rate.den / rate.num;
  return ((table.ticks.at(-1) ?? 0) - (table.ticks[0] ?? 0)) * tickSeconds + lastSeconds;
}

function videoStream(
  header: VideoHeader,
  measured: MeasuredRate,
  frameCount: number,
  countedBy: 'packets' | 'decode',
): VideoStream {
  const { index, codec, sampleAspect, rotationDegrees, pixelFormat, isInterlaced, timeBase } = header;
  return {
    ...{ index, codec, codedWidthPx: header.widthPx, codedHeightPx: header.heightPx },
    ...displaySize(header),
    ...{
      rotationDegrees,
      sampleAspect,
      pixelFormat,
      rate: measured.rate,
      isVariableRate: measured.isVariableRate,
    },
    ...{ isInterlaced, timeBase, frameCount, countedBy },
    ...{ color: header.color, chromaLocation: header.chromaLocation },
  };
}
