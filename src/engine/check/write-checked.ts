import { runFfmpeg, type FfmpegRun } from '../encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../environment/tools.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import { checkSegment } from './check-segment.ts';
import type { StreamPackets } from './packet-list.ts';

/** Runs ffmpeg, which writes `path`, and decodes and counts what it writes beside it. Whichever fails stops the other. */
export async function writeChecked(
  run: FfmpegRun & { readonly signal: AbortSignal },
  path: string,
  expectedFrames: number,
  ffmpeg: FfmpegTool,
): Promise<StreamPackets> {
  let isWritten = () => {};
  const written = new Promise<void>((resolve) => (isWritten = resolve));
  const write = async (signal: AbortSignal) => {
    await runFfmpeg({ ...run, signal });
    isWritten();
    return null;
  };
  const check = (signal: AbortSignal) => checkSegment(path, expectedFrames, { ffmpeg, signal, written });
  const tasks = [write, check];
  const options = { limit: tasks.length, signal: run.signal };
  const [, packets] = await mapConcurrent(tasks, options, (task, signal) => task(signal));
  return packets as StreamPackets;
}
