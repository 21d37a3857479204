import { StudioError } from '../../shared/errors.ts';
import { lineSplitter } from '../encode/ffmpeg-process/ffmpeg-progress.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import { framesFromDecoder, framesFromPackets, reasonToDecode } from './frame-table.ts';
import { cutShortArgs, probedInputArgs, safeInputArgs } from './input-options.ts';
import type { CountedFrames, MediaHeader } from './media-header.ts';
import { parseHeader } from './parse-header.ts';
import {
  FRAME_ENTRIES,
  PACKET_ENTRIES,
  parseFrameLine,
  parsePacketLine,
  type StreamPacket,
} from './parse-packet.ts';

const HEADER_LIMIT_MS = 60_000;
const PACKETS_LIMIT_MS = 60_000;
const DECODE_LIMIT_MS = 600_000;
const COMPACT = ['-of', 'compact=p=0'];

type Options = {
  readonly ffprobe: string;
  readonly signal?: AbortSignal | undefined;
  /** ffmpeg's demuxer where it is known before; null: found by content. */
  readonly demuxer: string | null;
  readonly isCutShort: boolean;
};

/** Streams and format of a regular file. Throws `media.unreadable` and what `parseHeader` throws. */
export async function readHeader(path: string, options: Options): Promise<MediaHeader> {
  const args = [
    ['-v', 'error'],
    inputArgs(path, options),
    ['-show_streams', '-show_format'],
    ['-show_packets', '-read_intervals', '%+#4'], // tell whether the file is encrypted
    ['-of', 'json'],
  ].flat();
  const { stdout } = await askFfprobe(path, args, HEADER_LIMIT_MS, options);
  const header = parseHeader(stdout, path);
  const { video } = header;
  if (!video || video.isInterlaced || !SILENT_ON_FIELDS.has(video.codec)) return header;
  return { ...header, video: { ...video, isInterlaced: await beginsWithFields(path, video.index, options) } };
}

/** Codecs whose fields ffprobe does not know of before it decodes. */
const SILENT_ON_FIELDS: ReadonlySet<string> = new Set(['mpeg4', 'dvvideo']);

/** Whether a picture stream's first frame is two fields, as its decoder says. */
async function beginsWithFields(path: string, stream: number, options: Options): Promise<boolean> {
  const args = [
    ['-v', 'error'],
    inputArgs(path, options),
    ['-select_streams', String(stream), '-read_intervals', '%+#4'],
    ['-show_entries', 'frame=interlaced_frame', '-of', 'csv=p=0'],
  ].flat();
  const { stdout } = await askFfprobe(path, args, HEADER_LIMIT_MS, options);
  return stdout.startsWith('1');
}

/** Packets of all picture streams, which the header need not be known for. Throws `media.unreadable`. */
export async function listPackets(path: string, options: Options): Promise<StreamPacket[]> {
  const args = [['-v', 'error'], inputArgs(path, options), ['-select_streams', 'V']];
  return list(path, [...args, ['-show_entries', PACKET_ENTRIES], COMPACT].flat(), parsePacketLine, {
    ...options,
    limitMs: PACKETS_LIMIT_MS,
  });
}

/**
 * The frames of a picture stream: from its packets where they can be believed, else decoded one by one, which takes
 * about as long as a transcode's reading half. Throws `media.unreadable`.
 */
export async function countFrames(
  path: string,
  stream: { readonly index: number; readonly declaredFrames: number | null },
  allPackets: readonly StreamPacket[],
  options: Options,
): Promise<CountedFrames> {
  const packets = allPackets.filter((packet) => packet.stream === stream.index);
  if (reasonToDecode(packets, stream.declaredFrames) === null) return framesFromPackets(packets);
  const frames = await list(
    path,
    [
      ['-v', 'error', '-threads', '0'],
      inputArgs(path, options),
      ['-select_streams', String(stream.index)],
      ['-show_entries', FRAME_ENTRIES],
      COMPACT,
    ].flat(),
    parseFrameLine,
    { ...options, limitMs: DECODE_LIMIT_MS },
  );
  return framesFromDecoder(frames);
}

function inputArgs(path: string, { demuxer, isCutShort }: Options): string[] {
  const args = demuxer === null ? safeInputArgs(path) : probedInputArgs(path, demuxer);
  return [...cutShortArgs({ isCutShort }), ...args];
}

/** Reads ffprobe's lines as they come: a day of packets is a hundred megabytes of text. */
async function list<Entry>(
  path: string,
  args: readonly string[],
  parse: (line: string) => Entry | null,
  { limitMs, ...options }: Options & { readonly limitMs: number },
): Promise<Entry[]> {
  const found: Entry[] = [];
  const onStdout = lineSplitter((line) => {
    const packet = parse(line);
    if (packet) found.push(packet);
  });
  await askFfprobe(path, args, limitMs, { ...options, onStdout });
  return found;
}

/** The first line says why, the last only that: without the demuxer's address and the path. */
function firstReason(said: string, path: string): string {
  const [first = ''] = said.split('\n');
  return first.replace(/^\[[^\]]* @ 0x[0-9a-f]+\] /, '').replace(`file:${path}: `, '');
}

async function askFfprobe(
  path: string,
  args: readonly string[],
  timeoutMs: number,
  { ffprobe, signal, onStdout }: Options & { readonly onStdout?: (chunk: Buffer) => void },
): Promise<{ stdout: string }> {
  try {
    return await runFfmpeg({
      program: ffprobe,
      args,
      timeoutMs,
      ...(onStdout ? { onStdout } : { collectStdout: true }),
      ...(signal && { signal }),
    });
  } catch (error) {
    const code = error instanceof StudioError ? error.code : null;
    if (code === 'ffmpeg.failed') {
      const said = String((error as StudioError).details['stderr'] ?? '').trim();
      const reason = firstReason(said, path);
      throw new StudioError(
        'media.unreadable',
        `${path} is no video, sound or image file that can be read: ${reason}`,
        {
          details: { path, ffprobe: said },
          cause: error,
        },
      );
    }
    if (code === 'segment.stalled')
      throw new StudioError('media.unreadable', `${path} could not be read within ${timeoutMs / 1000} s`, {
        details: { path },
        cause: error,
      });
    throw error;
  }
}
