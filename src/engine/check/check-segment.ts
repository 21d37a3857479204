import { readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { StudioError } from '../../shared/errors.ts';
import { passthroughArgs } from '../encode/ffmpeg-version.ts';
import { runFfmpeg } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { feedGrowingFile } from './feed-growing-file.ts';
import { parsePacketList, type StreamPackets } from './packet-list.ts';

/** Longest time the decoder may take between two frames. */
const STALL_MS = 60_000;

/**
 * Decodes every frame of a segment and counts them, and lists its packets by digest, in one pass that follows the file
 * while it is `written` and steps back for the encoder: on few cores that is a tenth less waiting. The
 * deblocking filter is left out: it changes no count and finds no damage, and is a third of the work.
 * Throws `segment.short` unless exactly `expectedFrames` come out.
 */
export async function checkSegment(
  path: string,
  expectedFrames: number,
  options: {
    readonly ffmpeg: FfmpegTool;
    readonly signal: AbortSignal;
    /** Resolves once the file is whole. Default: it is, and may be read in any order (GIF needs that). */
    readonly written?: Promise<unknown>;
  },
): Promise<StreamPackets> {
  const { ffmpeg, signal, written } = options;
  const listPath = `${path}.md5`;
  let decoded = 0;
  await runFfmpeg({
    program: ffmpeg.path,
    args: checkSegmentArgs(written ? 'pipe:0' : `file:${path}`, listPath, passthroughArgs(ffmpeg.version)),
    ...(written && { feeders: [feedGrowingFile(path, written)] }),
    onFrames: (frames) => (decoded = frames),
    stallMs: STALL_MS,
    isBackground: true,
    signal,
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

/** One keeps up with any encoder on few cores, and costs a seventh less processor time than two. */
function decoderThreads(cores: number): number {
  return Math.max(1, Math.floor(cores / 4));
}

function checkSegmentArgs(input: string, listPath: string, passthrough: readonly string[]): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-y', '-xerror', '-progress', 'pipe:1', '-nostats'],
    ['-threads', String(decoderThreads(availableParallelism())), '-skip_loop_filter', 'all', '-i', input],
    ['-map', '0:v:0', ...passthrough, '-f', 'null', '-'],
    ['-map', '0:v:0', '-c', 'copy', '-f', 'framemd5', `file:${listPath}`],
  ].flat();
}
