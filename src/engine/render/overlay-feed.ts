import type { Writable } from 'node:stream';
import type { Patch } from '../../shared/contract/page.ts';
import { LaneBuffer } from './lane-buffer.ts';
import type { Overlay } from './overlay-source.ts';
import { matroskaHeader, pictureHeader } from './raw-matroska.ts';

/**
 * A lane is shown again after this many frames in which only others changed. ffmpeg lays a frame only once it knows
 * every lane's next picture; a silent lane would let the others fill their queues (16 pictures) and stand still.
 */
const HEARTBEAT_FRAMES = 6;

/**
 * Feeders for runFfmpeg, one per lane: they pull the overlay batch by batch and write a lane's whole picture whenever
 * it changed. ffmpeg's pipes set the pace. Every write is awaited, so one picture per lane is in memory at most.
 * `onDrawn` is told when the last picture was handed over.
 */
export function overlayFeeders(
  overlay: Overlay,
  startFrame: number,
  onDrawn: () => void = () => {},
): ((pipe: Writable, signal: AbortSignal) => Promise<void>)[] {
  const lanes = overlay.lanes.map((lane) => ({
    lane,
    buffer: new LaneBuffer(lane),
    pipe: null as Writable | null,
    lastTick: -1,
  }));
  let missing = lanes.length;
  let run: (signal: AbortSignal) => void = () => {};
  const driven = new Promise<void>((resolve, reject) => {
    run = (signal) => void drive(signal).then(resolve, reject);
  });

  async function show(index: number, tick: number): Promise<void> {
    const lane = lanes[index];
    if (!lane?.pipe || lane.lastTick === tick) return;
    lane.lastTick = tick;
    await write(lane.pipe, pictureHeader(tick, lane.buffer.bytes.length));
    await write(lane.pipe, lane.buffer.bytes);
  }

  async function showFrame(patches: readonly Patch[]): Promise<void> {
    const tick = (patches[0]?.frame ?? startFrame) - startFrame;
    for (const patch of patches) lanes[patch.lane]?.buffer.apply(patch);
    for (const { lane } of patches) await show(lane, tick);
    for (const [index, lane] of lanes.entries())
      if (tick - lane.lastTick > HEARTBEAT_FRAMES) await show(index, tick - 1); // the next batch may go on at this tick
  }

  async function drive(signal: AbortSignal): Promise<void> {
    for (const { pipe, lane } of lanes)
      if (pipe) await write(pipe, matroskaHeader(lane.widthPx, lane.heightPx));
    for await (const batch of overlay.batches()) {
      for (let at = 0; at < batch.length && !signal.aborted;) {
        const frame = batch[at]?.frame;
        let end = at;
        while (batch[end]?.frame === frame) end += 1;
        await showFrame(batch.slice(at, end));
        at = end;
      }
      if (signal.aborted) return;
    }
    for (const { pipe } of lanes) pipe?.end();
    onDrawn();
  }

  return lanes.map((lane) => (pipe, signal) => {
    lane.pipe = pipe;
    missing -= 1;
    if (missing === 0) run(signal);
    return driven;
  });
}

/** Resolves when the bytes have left this process, so that the buffer may be changed again. */
function write(pipe: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    pipe.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
