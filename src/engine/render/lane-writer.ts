import type { Writable } from 'node:stream';
import type { Lane, Patch } from '../../shared/contract/page.ts';
import { LaneBuffer } from './lane-buffer.ts';
import { matroskaHeader, pictureHeader } from './raw-matroska.ts';

/** Writes one lane to ffmpeg: its picture at tick 0, and again wherever it changed. One picture is in memory. */
export type LaneWriter = {
  /** Writes the lane's pictures up to `lastTick`, where it is shown again if it did not change there. `patches`: in order. */
  writeUntil(lastTick: number, patches: readonly Patch[]): Promise<void>;
  /** Ends the stream, of which ffmpeg has at least one picture. */
  end(): Promise<void>;
};

/** Ticks count from `startFrame`. Stops writing when `signal` fires; rejects when the pipe fails. */
export function laneWriter(
  lane: Lane,
  pipe: Writable,
  { startFrame, signal }: { readonly startFrame: number; readonly signal: AbortSignal },
): LaneWriter {
  const buffer = new LaneBuffer(lane);
  let shownTick = -1;

  async function show(tick: number): Promise<void> {
    if (tick <= shownTick || signal.aborted) return;
    if (shownTick < 0) await write(pipe, matroskaHeader(lane.widthPx, lane.heightPx));
    shownTick = tick;
    await write(pipe, pictureHeader(tick, buffer.bytes.length));
    await write(pipe, buffer.bytes);
  }

  return {
    async writeUntil(lastTick, patches) {
      if (patches[0]?.frame !== startFrame) await show(0); // clear, unless something was shown already
      for (const [index, patch] of patches.entries()) {
        buffer.apply(patch);
        if (patches[index + 1]?.frame !== patch.frame) await show(patch.frame - startFrame);
      }
      await show(lastTick);
    },
    async end() {
      await show(0);
      if (!signal.aborted) pipe.end();
    },
  };
}

/** Resolves when the bytes have left this process, so that the buffer may be changed again. */
function write(pipe: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    pipe.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
