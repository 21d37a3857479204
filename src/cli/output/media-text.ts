import type { AudioStream, MediaInfo, VideoStream } from '../../shared/media.ts';
import { formatRate } from '../../shared/time.ts';
import { textTable } from './text-table.ts';

/** A media file for people: one line for each fact. */
export function mediaText(info: MediaInfo): string {
  return textTable([
    ['file', info.path],
    ['kind', `${info.kind}, ${info.container}`],
    ['size', `${info.sizeBytes} bytes`],
    ...(info.missingBytes > 0
      ? [['cut short', `${info.missingBytes} bytes are missing at its end; copy or download it again`]]
      : []),
    ['duration', `${info.durationSeconds.toFixed(6)} s, starting at ${info.startSeconds.toFixed(6)} s`],
    ...(info.video ? videoRows(info.video) : []),
    ...(info.audio ? [['sound', soundText(info.audio)]] : []),
    ...(info.ignoredStreams.length > 0 ? [['not used', info.ignoredStreams.join(', ')]] : []),
  ]);
}

function videoRows(video: VideoStream): readonly (readonly string[])[] {
  const { codedWidthPx, codedHeightPx, widthPx, heightPx, sampleAspect, rotationDegrees, color } = video;
  const stored = [
    ...(codedWidthPx === widthPx && codedHeightPx === heightPx
      ? []
      : [`stored as ${codedWidthPx}x${codedHeightPx}`]),
    ...(sampleAspect.num === sampleAspect.den
      ? []
      : [`sample aspect ${sampleAspect.num}:${sampleAspect.den}`]),
    ...(rotationDegrees === 0 ? [] : [`turned by ${rotationDegrees} degrees`]),
  ];
  const regular = video.isVariableRate ? 'variable' : 'constant';
  const { num, den } = video.rate;
  return [
    [
      'picture',
      [`${widthPx}x${heightPx}`, ...stored, video.isInterlaced ? 'interlaced' : 'progressive'].join(', '),
    ],
    ['codec', `${video.codec}, ${video.pixelFormat}, stream ${video.index}`],
    [
      'frame rate',
      `${formatRate(video.rate)} fps, ${regular}${den === 1 ? '' : ` (about ${(num / den).toFixed(3)})`}`,
    ],
    [
      'frames',
      `${video.frameCount}, counted from ${video.countedBy === 'packets' ? 'packets' : 'decoded frames'}`,
    ],
    ['clock', `${video.timeBase.num}/${video.timeBase.den} s`],
    [
      'color',
      `range ${color.range}, matrix ${color.matrix}, primaries ${color.primaries}, transfer ${color.transfer}, chroma ${video.chromaLocation}`,
    ],
  ];
}

function soundText(audio: AudioStream): string {
  return `${audio.codec}, ${audio.sampleRateHz} Hz, ${audio.channels} channels, stream ${audio.index}`;
}
