import type { Writable } from 'node:stream';
import { laneWriter } from './lane-writer.ts';
import type { Overlay } from './overlay-source.ts';

/**
 * Feeders for runFfmpeg, one per lane: they pull the overlay batch by batch and write a lane's whole picture whenever
 * it changed. ffmpeg's pipes set the pace. `onDrawn` is called when the last picture was handed over.
 *
 * ffmpeg opens its inputs one after the other, and goes on to the next once it has a picture of one; later it lays a
 * frame only once it knows the next picture of every lane. So that it never waits for one lane while the feed waits
 * for another:
 *
 * - every lane has a picture at tick 0, a clear one where nothing is seen yet;
 * - within a batch each lane is written without regard to the others;
 * - a batch ends at the same tick for all lanes: those that did not change there are shown again.
 *
 * A lane that is done with a batch has shown its last tick, and ffmpeg can only get beyond that tick after it has read
 * every other lane up to it. So any lane it waits for is being written. In memory are one batch and one picture a lane.
 */
export function overlayFeeders(
  overlay: Overlay,
  startFrame: number,
  onDrawn: () => void = () => {},
): ((pipe: Writable, signal: AbortSignal) => Promise<void>)[] {
  const pipes: Writable[] = [];
  let missing = overlay.lanes.length;
  let run: (signal: AbortSignal) => void = () => {};
  const driven = new Promise<void>((resolve, reject) => {
    run = (signal) => void drive(signal).then(resolve, reject);
  });

  async function drive(signal: AbortSignal): Promise<void> {
    const writers = overlay.lanes.map((lane, index) =>
      laneWriter(lane, pipes[index] as Writable, { startFrame, signal }),
    );
    for await (const batch of overlay.batches()) {
      const last = batch.at(-1);
      if (last)
        await Promise.all(
          writers.map((writer, index) =>
            writer.writeUntil(
              last.frame - startFrame,
              batch.filter(({ lane }) => lane === index),
            ),
          ),
        );
      if (signal.aborted) return;
    }
    await Promise.all(writers.map((writer) => writer.end()));
    onDrawn();
  }

  return overlay.lanes.map((_, index) => (pipe, signal) => {
    pipes[index] = pipe;
    missing -= 1;
    if (missing === 0) run(signal);
    return driven;
  });
}
