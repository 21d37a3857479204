import {
  EncodedPacketSink,
  FilePathSource,
  Input,
  MATROSKA,
  MP4,
  MPEG_TS,
  QTFF,
  WEBM,
  type InputAudioTrack,
  type InputTrack,
  type InputVideoTrack,
} from 'mediabunny';
import { StudioError } from '../../shared/errors.ts';
import type { AudioStream } from '../../shared/media.ts';
import { nearestFraction } from './fraction.ts';
import { framesFromPackets } from './frame-table.ts';
import type { CountedFrames, MediaHeader, VideoHeader } from './media-header.ts';
import { ffmpegCodecName, ffmpegColorTags, ffmpegContainer } from './mediabunny-names.ts';
import type { Packet } from './parse-packet.ts';

/**
 * The same answer as ffprobe's, for mp4, mov, mkv, webm and mpeg-ts, where there is no ffprobe. It cannot decode, so the
 * frames are always those of the packets, and the pixel format is taken to be yuv420p. HLS is left out on purpose.
 * Throws `media.unreadable` for everything else.
 */
export async function probeWithMediabunny(
  path: string,
): Promise<{ header: MediaHeader; counted: CountedFrames | null }> {
  const input = new Input({
    source: new FilePathSource(path),
    formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS],
  });
  try {
    const tracks = await input.getTracks();
    const picture = tracks.find((track) => track.isVideoTrack()) ?? null;
    const sound = tracks.find((track) => track.isAudioTrack()) ?? null;
    if (!picture && !sound) throw new Error('it has neither a picture nor sound');
    const video = picture ? await videoHeader(picture, tracks.indexOf(picture)) : null;
    const header: MediaHeader = {
      container: ffmpegContainer((await input.getFormat()).name),
      startSeconds: await input.getFirstTimestamp(),
      durationSeconds: await input.computeDuration(),
      video,
      audio: sound ? await audioStream(sound, tracks.indexOf(sound)) : null,
      ignoredStreams: await ignored(tracks.filter((track) => track !== picture && track !== sound)),
    };
    return { header, counted: picture && video ? await countPackets(picture, video) : null };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError(
      'media.unreadable',
      `${path} cannot be read without ffprobe: ${reason}. Install ffprobe beside ffmpeg to read more kinds of files.`,
      { details: { path }, cause },
    );
  } finally {
    input.dispose();
  }
}

async function countPackets(track: InputVideoTrack, { timeBase }: VideoHeader): Promise<CountedFrames> {
  const ticksPerSecond = timeBase.den / timeBase.num;
  const sink = new EncodedPacketSink(track);
  const packets: Packet[] = [];
  for await (const packet of sink.packets(undefined, undefined, {
    metadataOnly: true,
  }))
    packets.push({
      pts: Math.round(packet.timestamp * ticksPerSecond),
      duration: Math.round(packet.duration * ticksPerSecond),
      isKey: packet.type === 'key',
      isDiscarded: packet.timestamp + packet.duration <= 0, // before the edit list's start
      isCorrupt: false,
    });
  // A header survives a cut; the bytes of the last packet do not.
  const last = await sink.getPacket(Infinity);
  if (!last || last.data.byteLength === 0) throw new Error('its last frame is not there: the file was cut');
  return framesFromPackets(packets);
}

async function videoHeader(track: InputVideoTrack, index: number): Promise<VideoHeader> {
  const [widthPx, heightPx] = [await track.getCodedWidth(), await track.getCodedHeight()];
  return {
    index,
    codec: ffmpegCodecName(await track.getCodec()),
    widthPx,
    heightPx,
    sampleAspect: await track.getPixelAspectRatio(),
    rotationDegrees: await track.getRotation(),
    pixelFormat: 'yuv420p',
    rateHints: [],
    timeBase: timeBaseOf(await track.getTimeResolution()),
    declaredFrames: null,
    isInterlaced: false,
    color: ffmpegColorTags(await track.getColorSpace()),
    chromaLocation: 'unspecified',
  };
}

async function audioStream(track: InputAudioTrack, index: number): Promise<AudioStream> {
  return {
    index,
    codec: ffmpegCodecName(await track.getCodec()),
    sampleRateHz: await track.getSampleRate(),
    channels: await track.getNumberOfChannels(),
  };
}

async function ignored(tracks: readonly InputTrack[]): Promise<string[]> {
  return Promise.all(tracks.map(async (track) => `${track.type}:${ffmpegCodecName(await track.getCodec())}`));
}

/** Ticks per second as a time base; a resolution need not be whole. */
function timeBaseOf(ticksPerSecond: number): { num: number; den: number } {
  const { num, den } = nearestFraction(ticksPerSecond, 1001);
  return { num: den, den: num };
}
