import { StudioError } from '../../shared/errors.ts';
import type { AudioStream, ColorTags } from '../../shared/media.ts';
import { parseFrameRate, type FrameRate } from '../../shared/time.ts';
import { clockwiseTurn } from './display-geometry.ts';
import type { MediaHeader, VideoHeader } from './media-header.ts';

/** A stream as ffprobe writes it in JSON; only what is read here. */
type RawStream = {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly codec_tag_string?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly pix_fmt?: string;
  readonly r_frame_rate?: string;
  readonly avg_frame_rate?: string;
  readonly time_base?: string;
  readonly nb_frames?: string;
  readonly field_order?: string;
  readonly color_range?: string;
  readonly color_space?: string;
  readonly color_primaries?: string;
  readonly color_transfer?: string;
  readonly chroma_location?: string;
  readonly sample_rate?: string;
  readonly channels?: number;
  readonly disposition?: { readonly attached_pic?: number };
  readonly tags?: Readonly<Record<string, string>>;
  readonly side_data_list?: readonly { readonly displaymatrix?: string; readonly rotation?: number }[];
};

type RawPacket = { readonly side_data_list?: readonly { readonly side_data_type?: string }[] };

/**
 * Reads ffprobe's `-show_streams -show_format` JSON, with the first packets. The picture is the first video stream that is not cover art, the
 * sound the first audio stream. Throws `media.unreadable` where there is neither, `media.unsupported` for encrypted
 * streams and pictures turned by other than quarter turns or mirrored.
 */
export function parseHeader(json: string, path: string): MediaHeader {
  const {
    streams = [],
    packets = [],
    format = {},
  } = JSON.parse(json) as {
    streams?: readonly RawStream[];
    packets?: readonly RawPacket[];
    format?: { format_name?: string; start_time?: string; duration?: string };
  };
  const picture = streams.find(
    (stream) => stream.codec_type === 'video' && stream.disposition?.attached_pic !== 1,
  );
  const sound = streams.find((stream) => stream.codec_type === 'audio');
  if (!picture && !sound)
    throw new StudioError('media.unreadable', `${path} has neither a picture nor sound`, {
      details: { path },
    });
  refuseEncrypted(packets, path);
  return {
    container: format.format_name ?? 'unknown',
    startSeconds: seconds(format.start_time),
    durationSeconds: seconds(format.duration),
    video: picture ? videoHeader(picture, path) : null,
    audio: sound ? audioStream(sound) : null,
    ignoredStreams: streams
      .filter((stream) => stream !== picture && stream !== sound)
      .map((stream) => `${stream.codec_type ?? 'unknown'}:${stream.codec_name ?? 'unknown'}`),
  };
}

function videoHeader(stream: RawStream, path: string): VideoHeader {
  const turn = clockwiseTurn(stream);
  if (turn === null || turn % 90 !== 0)
    throw new StudioError(
      'media.unsupported',
      `${path} is ${turn === null ? 'mirrored' : `turned by ${turn} degrees`}; only quarter turns can be shown`,
      { details: { path } },
    );
  if (!stream.width || !stream.height || !stream.pix_fmt)
    throw new StudioError(
      'media.unreadable',
      `the picture of ${path} has no size or pixel format; is the file whole?`,
      {
        details: { path, codec: stream.codec_name },
      },
    );
  const timeBase = fraction(stream.time_base, '/');
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    widthPx: stream.width,
    heightPx: stream.height,
    sampleAspect: fraction(stream.sample_aspect_ratio, ':') ?? { num: 1, den: 1 },
    rotationDegrees: turn,
    pixelFormat: hiddenAlpha(stream) ? 'yuva420p' : stream.pix_fmt,
    rateHints: [stream.r_frame_rate, stream.avg_frame_rate].flatMap(rate),
    timeBase: timeBase ?? { num: 1, den: 1000 },
    declaredFrames: /^[1-9]\d*$/.test(stream.nb_frames ?? '') ? Number(stream.nb_frames) : null,
    isInterlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
    color: colorTags(stream),
    chromaLocation: stream.chroma_location ?? 'unspecified',
  };
}

/** VP8 and VP9 carry alpha as a second picture, which ffprobe mentions in a tag alone. */
function hiddenAlpha({ codec_name: codec, pix_fmt: pixelFormat, tags = {} }: RawStream): boolean {
  const mode = tags['alpha_mode'] ?? tags['ALPHA_MODE'];
  return mode === '1' && pixelFormat === 'yuv420p' && (codec === 'vp8' || codec === 'vp9');
}

function audioStream(stream: RawStream): AudioStream {
  return {
    index: stream.index,
    codec: stream.codec_name ?? 'unknown',
    sampleRateHz: Number(stream.sample_rate ?? 0),
    channels: stream.channels ?? 0,
  };
}

function colorTags(stream: RawStream): ColorTags {
  const range = stream.color_range;
  // The yuvj formats are full range by their name, whatever the tag says.
  const isFull = range === 'pc' || stream.pix_fmt?.startsWith('yuvj') === true;
  return {
    range: isFull ? 'pc' : range === 'tv' ? 'tv' : 'unknown',
    matrix: stream.color_space ?? 'unknown',
    primaries: stream.color_primaries ?? 'unknown',
    transfer: stream.color_transfer ?? 'unknown',
  };
}

/** ffprobe hides the stream's `encv` tag behind the real codec; only packets tell. */
function refuseEncrypted(packets: readonly RawPacket[], path: string): void {
  const isEncrypted = packets.some((packet) =>
    packet.side_data_list?.some((data) => data.side_data_type?.startsWith('Encryption') === true),
  );
  if (isEncrypted) throw new StudioError('media.unsupported', `${path} is encrypted`, { details: { path } });
}

function rate(value: string | undefined): FrameRate[] {
  const parsed = value === undefined ? null : parseFrameRate(value);
  return parsed ? [parsed] : []; // 0/0: the header does not say
}

function fraction(value: string | undefined, separator: string): { num: number; den: number } | null {
  const [num, den] = (value ?? '').split(separator).map(Number);
  return num && den && num > 0 && den > 0 ? { num, den } : null;
}

function seconds(value: string | undefined): number | null {
  const number = Number(value ?? NaN);
  return Number.isFinite(number) ? number : null;
}
