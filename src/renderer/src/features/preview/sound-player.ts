import { ALL_FORMATS, AudioBufferSink, Input, UrlSource } from 'mediabunny';
import type { SoundPlan } from '../../../../shared/plan/plan.ts';
import { soundRuns, type SoundRun } from './sound-schedule.ts';
import type { PlayClock } from './play-loop.ts';

export type SoundPlayer = PlayClock & {
  /** Plays from a place in the film, now. What was heard before stops. */
  play(plan: SoundPlan, fromSeconds: number, urlOf: (mediaPath: string) => string | null): void;
  stop(): void;
  /** 0-1. */
  setVolume(gain: number): void;
  dispose(): void;
};

/** Sound handed to the audio thread before it is due. */
const AHEAD_SECONDS = 1.2;
/** Between starting and hearing: time to decode the first piece. */
const START_SECONDS = 0.06;

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

  async function playRun(run: SoundRun, url: string, zero: number, signal: AbortSignal): Promise<void> {
    const sink = await openSound(url);
    if (!sink || signal.aborted) return; // the picture plays on; the media card says what the sound is
    const { context: audio, gain: out } = ensure();
    const level = audio.createGain();
    level.gain.value = run.volume;
    level.connect(out);
    signal.addEventListener('abort', () => level.disconnect(), { once: true });
    const fileEnd = run.fileSeconds + run.endSeconds - run.atSeconds;
    for await (const { buffer, timestamp } of sink.buffers(run.fileSeconds, fileEnd)) {
      if (signal.aborted) return;
      const due = zero + run.atSeconds + timestamp - run.fileSeconds;
      schedule(audio, level, buffer, { due, until: zero + run.endSeconds, from: zero + run.atSeconds });
      await waitUntil(audio, due - AHEAD_SECONDS, signal);
    }
  }

  return {
    heardSeconds() {
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
      const zero = audio.currentTime + START_SECONDS - fromSeconds;
      zeroSeconds = zero;
      const runs = soundRuns(plan, fromSeconds, Infinity);
      isSounding = runs.length > 0;
      const all = async () => {
        for (const run of runs) {
          const url = urlOf(run.mediaPath);
          if (url === null) continue;
          await waitUntil(audio, zero + run.atSeconds - AHEAD_SECONDS, signal);
          if (signal.aborted) return;
          await playRun(run, url, zero, signal);
        }
      };
      all().catch((error: unknown) => {
        if (!signal.aborted) onError(error);
      });
    },
    stop() {
      playing?.abort();
      playing = null;
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
