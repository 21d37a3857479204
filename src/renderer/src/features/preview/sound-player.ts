import { ALL_FORMATS, AudioBufferSink, Input, UrlSource, type WrappedAudioBuffer } from 'mediabunny';
import type { SoundPlan } from '../../../../shared/plan/plan.ts';
import { soundRuns, type SoundRun } from './sound-schedule.ts';
import type { PlayClock } from './play-loop.ts';

type UrlOf = (mediaPath: string) => string | null;
type Pieces = AsyncIterable<WrappedAudioBuffer>;

export type SoundPlayer = PlayClock & {
  /** Plays from a place in the film, as soon as its first piece is decoded. What was heard before stops. */
  play(plan: SoundPlan, fromSeconds: number, urlOf: UrlOf): void;
  stop(): void;
  /** 0-1. */
  setVolume(gain: number): void;
  dispose(): void;
};

/** Sound handed to the audio thread before it is due. */
const AHEAD_SECONDS = 1.2;
/** Decoded before a run and not heard: a decoder's first packet comes out faded in, for want of the one before. */
const WARM_UP_SECONDS = 0.05;
/** Between handing over the first piece and hearing it. */
const START_SECONDS = 0.03;
/** The picture waits so long for the first piece of sound; then it goes on, and the sound is taken up where it is. */
const PATIENCE_MS = 600;

const sinks = new Map<string, Promise<AudioBufferSink | null>>();

function openSound(url: string): Promise<AudioBufferSink | null> {
  const open = async () => {
    const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
    const track = await input.getPrimaryAudioTrack();
    return track && (await track.canDecode()) ? new AudioBufferSink(track) : null;
  };
  const known = sinks.get(url) ?? open();
  sinks.set(url, known);
  known.catch(() => sinks.delete(url));
  return known;
}

/** The film's sound at single speed, on the sound card's clock. */
export function createSoundPlayer(onError: (error: unknown) => void): SoundPlayer {
  let context: AudioContext | null = null;
  let gain: GainNode | null = null;
  let volume = 1;
  let playing: AbortController | null = null;
  /** Of the sound card's clock, at the film's start. */
  let zeroSeconds = 0;
  let isSounding = false;
  /** While the first piece is decoded: the picture stands where the sound will begin. */
  let starting: { readonly fromSeconds: number; readonly untilMs: number } | null = null;

  /** Made at the first press of play: browsers allow no sound before a person did something. */
  function ensure(): { context: AudioContext; gain: GainNode } {
    context ??= new AudioContext({ latencyHint: 'interactive' });
    if (!gain) {
      gain = context.createGain();
      gain.gain.value = volume;
      gain.connect(context.destination);
    }
    return { context, gain };
  }

  /** The pieces of a run from its start on, decoded as they are asked for; null where its file has no sound to play. */
  async function piecesOf(run: SoundRun, urlOf: UrlOf): Promise<AsyncGenerator<WrappedAudioBuffer> | null> {
    const url = urlOf(run.mediaPath);
    const sink = url === null ? null : await openSound(url);
    const endSeconds = run.fileSeconds + run.endSeconds - run.atSeconds;
    return sink && sink.buffers(run.fileSeconds - WARM_UP_SECONDS, endSeconds);
  }

  async function playRun(run: SoundRun, pieces: Pieces, zero: number, signal: AbortSignal): Promise<void> {
    const { context: audio, gain: out } = ensure();
    const level = audio.createGain();
    level.gain.value = run.volume;
    level.connect(out);
    signal.addEventListener('abort', () => level.disconnect(), { once: true });
    for await (const { buffer, timestamp } of pieces) {
      if (signal.aborted) return;
      const due = zero + run.atSeconds + timestamp - run.fileSeconds;
      schedule(audio, level, buffer, { due, until: zero + run.endSeconds, from: zero + run.atSeconds });
      await waitUntil(audio, due - AHEAD_SECONDS, signal);
    }
  }

  return {
    heardSeconds() {
      if (starting) return performance.now() < starting.untilMs ? starting.fromSeconds : null;
      // without a running sound card (none there, or not allowed yet) its clock stands still
      if (!playing || context?.state !== 'running' || !isSounding) return null;
      return context.currentTime - context.outputLatency - zeroSeconds;
    },
    play(plan, fromSeconds, urlOf) {
      playing?.abort();
      playing = new AbortController();
      const { signal } = playing;
      const { context: audio } = ensure();
      void audio.resume().catch(onError);
      const runs = soundRuns(plan, fromSeconds, Infinity);
      isSounding = false;
      starting = runs.length > 0 ? { fromSeconds, untilMs: performance.now() + PATIENCE_MS } : null;
      const all = async () => {
        const [first, ...rest] = runs;
        if (!first) return;
        const opened = await piecesOf(first, urlOf);
        const piece = await opened?.next();
        if (signal.aborted) return void opened?.return(undefined);
        const waitedTooLongMs = Math.max(0, performance.now() - (starting?.untilMs ?? Infinity));
        starting = null;
        const zero = audio.currentTime + START_SECONDS - fromSeconds - waitedTooLongMs / 1000;
        zeroSeconds = zero;
        isSounding = true;
        if (opened && piece && !piece.done)
          await playRun(first, withFirst(piece.value, opened), zero, signal);
        for (const run of rest) {
          await waitUntil(audio, zero + run.atSeconds - AHEAD_SECONDS, signal);
          const pieces = signal.aborted ? null : await piecesOf(run, urlOf);
          if (signal.aborted) return;
          if (pieces) await playRun(run, pieces, zero, signal);
        }
      };
      all().catch((error: unknown) => {
        if (signal.aborted) return;
        starting = null;
        onError(error);
      });
    },
    stop() {
      playing?.abort();
      playing = null;
      starting = null;
    },
    setVolume(next) {
      volume = next;
      if (gain) gain.gain.value = next;
    },
    dispose() {
      playing?.abort();
      void context?.close();
    },
  };
}

function schedule(
  audio: AudioContext,
  out: AudioNode,
  buffer: AudioBuffer,
  { due, from, until }: { readonly due: number; readonly from: number; readonly until: number },
): void {
  const start = Math.max(due, from, audio.currentTime);
  const offset = start - due;
  const seconds = Math.min(buffer.duration - offset, until - start);
  if (seconds <= 0) return;
  const node = audio.createBufferSource();
  node.buffer = buffer;
  node.connect(out);
  node.start(start, offset, seconds);
}

async function* withFirst(first: WrappedAudioBuffer, rest: Pieces): AsyncGenerator<WrappedAudioBuffer> {
  yield first;
  yield* rest;
}

/** Until the sound card's clock is there. */
function waitUntil(audio: AudioContext, seconds: number, signal: AbortSignal): Promise<void> {
  const delayMs = (seconds - audio.currentTime) * 1000;
  if (delayMs <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
