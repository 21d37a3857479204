import { VideoSample } from 'mediabunny';

const FEWEST = 16;
const MOST = 120;

/** Decoders in software give planes in memory of their own, as many as are asked for. */
const isInMemory = ({ format }: VideoSample) => format !== null && /^I4\d\d/.test(format);

/**
 * A frame that may be held for long. A hardware decoder has a handful of surfaces and waits for them to be given back: what it
 * decoded is copied into memory, where its layout is known.
 */
export async function keepable(sample: VideoSample): Promise<VideoSample> {
  if (sample.format === null || isInMemory(sample)) return sample;
  const bytes = new Uint8Array(sample.allocationSize());
  const layout = await sample.copyTo(bytes);
  const { format, visibleRect, displayWidth, displayHeight, timestamp, duration, rotation, flip } = sample;
  const copy = new VideoSample(bytes, {
    // copied without what lies outside the picture
    ...{ format, codedWidth: visibleRect.width, codedHeight: visibleRect.height, layout },
    ...{ displayWidth, displayHeight, timestamp, duration, rotation, flip },
    colorSpace: sample.colorSpace.toJSON(),
  });
  sample.close();
  return copy;
}

/** Bytes of one frame. Null: it lies where nobody can count, in a decoder that keeps few. */
export const frameBytes = (sample: VideoSample): number | null =>
  sample.format === null ? null : sample.allocationSize();

/** How many frames of a size may be held in so many bytes. */
export function mostFrames(bytesEach: number | null, bytes: number): number {
  return bytesEach === null ? FEWEST : Math.max(FEWEST, Math.min(MOST, Math.floor(bytes / bytesEach)));
}
