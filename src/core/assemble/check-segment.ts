import { readFile, rm } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';
import { passthroughArgs } from '../encode/ffmpeg-version.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { parsePacketList, type StreamPackets } from './packet-list.ts';

/** Longest time the decoder may take between two frames (reliability.md, "no progress"). */
const STALL_MS = 60_000;

/**
 * Decodes every frame of a segment and counts them, and lists its packets by digest, in one pass. The deblocking
 * filter is left out: it changes no count and finds no damage, and is a third of the work.
 * Throws `segment.short` unless exactly `expectedFrames` come out.
 */
export async function checkSegment(
  path: string,
  expectedFrames: number,
  options: { readonly ffmpeg: FfmpegTool; readonly signal?: AbortSignal },
): Promise<StreamPackets> {
  const { ffmpeg, signal } = options;
  const listPath = `${path}.md5`;
  let decoded = 0;
  await runFfmpeg({
    program: ffmpeg.path,
    args: checkSegmentArgs(path, listPath, passthroughArgs(ffmpeg.version)),
    onFrames: (frames) => (decoded = frames),
    stallMs: STALL_MS,
    ...(signal && { signal }),
  });
  const [stream] = parsePacketList(await readFile(listPath, 'utf8'));
  await rm(listPath);
  const stored = stream?.packets.length ?? 0;
  if (!stream || decoded !== expectedFrames || stored !== expectedFrames)
    throw new StudioError(
      'segment.short',
      `a segment decodes to ${decoded} frames from ${stored} packets where ${expectedFrames} were planned`,
      { details: { decoded, stored, expectedFrames } },
    );
  return stream;
}

export function checkSegmentArgs(path: string, listPath: string, passthrough: readonly string[]): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-progress', 'pipe:1', '-nostats'],
    ['-skip_loop_filter', 'all', '-i', `file:${path}`],
    ['-map', '0:v:0', ...passthrough, '-f', 'null', '-'],
    ['-map', '0:v:0', '-c', 'copy', '-f', 'framemd5', `file:${listPath}`],
  ].flat();
}
