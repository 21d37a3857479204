import type { AudioBufferSink } from 'mediabunny';
import type { MediaFiles } from './media-file.ts';
import { soundWindows, type SoundRun, type SoundSpan } from './sound-schedule.ts';

/** Samples in the order they are played, and the part of the film they are of. */
export type SoundPiece = SoundSpan & { readonly buffer: AudioBuffer };

/** Decoded before a run and not heard: a decoder's first packet comes out faded in, for want of the one before. */
const WARM_UP_SECONDS = 0.05;

type Sink = Pick<AudioBufferSink, 'buffers'>;

/**
 * The sound of a run in the order it is heard, decoded as it is asked for; nothing where the file has no sound to play.
 * At single speed as it comes from the decoder; else in windows of a second, each turned round when it goes backwards.
 * The file is open until the last piece was taken, or the generator was ended.
 */
export async function* soundPieces(
  files: MediaFiles,
  run: SoundRun,
  from: { readonly url: string; readonly speed: number },
): AsyncGenerator<SoundPiece> {
  const lease = files.take(from.url);
  try {
    const sink = await lease.file.sound();
    if (sink) yield* piecesOf(sink, run, from.speed);
  } catch (error) {
    lease.discard(); // what the network failed at may work next time
    throw error;
  } finally {
    lease.release();
  }
}

async function* piecesOf(sink: Sink, run: SoundRun, speed: number): AsyncGenerator<SoundPiece> {
  if (speed === 1) return yield* piecesWithin(sink, run, run.atSeconds, run.endSeconds);
  for (const span of soundWindows(run, speed)) {
    const buffer = await windowOf(sink, run, span);
    if (buffer) yield { ...span, buffer: speed < 0 ? reversed(buffer) : buffer };
  }
}

async function* piecesWithin(
  sink: Sink,
  { fileSeconds, atSeconds }: SoundRun,
  start: number,
  end: number,
): AsyncGenerator<SoundPiece> {
  const toFile = fileSeconds - atSeconds;
  for await (const { buffer, timestamp } of sink.buffers(start + toFile - WARM_UP_SECONDS, end + toFile)) {
    const startSeconds = timestamp - toFile;
    yield { startSeconds, endSeconds: startSeconds + buffer.duration, buffer };
  }
}

/** One buffer of exactly a part of the film; silent where the file has no samples. Null: it has none there at all. */
async function windowOf(
  sink: Sink,
  run: SoundRun,
  { startSeconds, endSeconds }: SoundSpan,
): Promise<AudioBuffer | null> {
  let whole: AudioBuffer | null = null;
  for await (const piece of piecesWithin(sink, run, startSeconds, endSeconds)) {
    const { numberOfChannels, sampleRate } = piece.buffer;
    const length = Math.max(1, Math.round((endSeconds - startSeconds) * sampleRate));
    whole ??= new AudioBuffer({ numberOfChannels, sampleRate, length });
    const at = Math.round((piece.startSeconds - startSeconds) * sampleRate);
    for (let channel = 0; channel < whole.numberOfChannels; channel += 1) {
      const samples = piece.buffer.getChannelData(Math.min(channel, numberOfChannels - 1));
      whole.getChannelData(channel).set(samples.subarray(Math.max(0, -at), length - at), Math.max(0, at));
    }
  }
  return whole;
}

function reversed(buffer: AudioBuffer): AudioBuffer {
  for (let channel = 0; channel < buffer.numberOfChannels; channel += 1)
    buffer.getChannelData(channel).reverse();
  return buffer;
}
