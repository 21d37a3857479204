import type { SoundPlan } from '../../../../shared/plan/plan.ts';
import type { MediaFiles } from './media-file.ts';
import type { PlayClock } from './play-loop.ts';
import { createSoundLevels, type SoundLevels } from './sound-levels.ts';
import { soundPieces, type SoundPiece } from './sound-pieces.ts';
import {
  clockSeconds,
  filmSeconds,
  soundRuns,
  startOf,
  type SoundAnchor,
  type SoundRun,
} from './sound-schedule.ts';

type UrlOf = (mediaPath: string) => string | null;

export type SoundPlayer = PlayClock & {
  /**
   * Plays from a place in the film, as soon as its first piece is decoded: at another speed higher or lower, as a tape is, and
   * below 0 backwards. What was heard before stops.
   */
  play(plan: SoundPlan, from: { readonly seconds: number; readonly speed: number }, urlOf: UrlOf): void;
  stop(): void;
  /** Peaks of what is heard now, left and right, before the volume; null: nothing was played yet. */
  peaks(): readonly [number, number] | null;
  /** 0-1. */
  setVolume(gain: number): void;
  dispose(): void;
};

/** Sound handed to the audio thread before it is due. */
const AHEAD_SECONDS = 1.2;
/** Between handing over the first piece and hearing it. */
const START_SECONDS = 0.03;
/** The picture waits so long for the first piece of sound; then it goes on, and the sound is taken up where it is. */
const PATIENCE_MS = 600;

/** The film's sound on the sound card's clock. */
export function createSoundPlayer(files: MediaFiles, onError: (error: unknown) => void): SoundPlayer {
  let context: AudioContext | null = null;
  let gain: GainNode | null = null;
  let mix: GainNode | null = null;
  let levels: SoundLevels | null = null;
  let volume = 1;
  let playing: AbortController | null = null;
  /** Null: nothing sounds yet, and the picture goes by the page's clock. */
  let anchor: SoundAnchor | null = null;
  /** While the first piece is decoded: the picture stands where the sound will begin. */
  let starting: { readonly fromSeconds: number; readonly untilMs: number } | null = null;

  /** Made at the first press of play: browsers allow no sound before a person did something. */
  function ensure(): { context: AudioContext; mix: GainNode } {
    context ??= new AudioContext({ latencyHint: 'interactive' });
    if (!mix) {
      mix = context.createGain();
      levels = createSoundLevels(context, mix); // what the film holds, however loud a person listens
      gain = context.createGain();
      gain.gain.value = volume;
      mix.connect(gain).connect(context.destination);
    }
    return { context, mix };
  }

  async function playRun(
    run: SoundRun,
    pieces: AsyncIterable<SoundPiece>,
    own: SoundAnchor,
    signal: AbortSignal,
  ): Promise<void> {
    const { context: audio, mix: out } = ensure();
    const level = audio.createGain();
    level.gain.value = run.volume;
    level.connect(out);
    signal.addEventListener('abort', () => level.disconnect(), { once: true });
    const limits = { startSeconds: run.atSeconds, endSeconds: run.endSeconds };
    for await (const piece of pieces) {
      if (signal.aborted) return;
      const start = startOf(piece, limits, own, audio.currentTime);
      if (!start) continue;
      const node = new AudioBufferSourceNode(audio, {
        buffer: piece.buffer,
        playbackRate: Math.abs(own.speed),
      });
      node.connect(level);
      node.start(start.atSeconds, start.offsetSeconds, start.lengthSeconds);
      await waitUntil(audio, start.atSeconds - AHEAD_SECONDS, signal);
    }
  }

  return {
    heardSeconds() {
      if (starting) return performance.now() < starting.untilMs ? starting.fromSeconds : null;
      // without a running sound card (none there, or not allowed yet) its clock stands still
      if (!playing || context?.state !== 'running' || !anchor) return null;
      return filmSeconds(context.currentTime - context.outputLatency, anchor);
    },
    play(plan, { seconds: fromSeconds, speed }, urlOf) {
      playing?.abort();
      playing = new AbortController();
      const { signal } = playing;
      const { context: audio } = ensure();
      void audio.resume().catch(onError);
      const runs = soundRuns(plan, fromSeconds, speed);
      anchor = null;
      starting = runs.length > 0 ? { fromSeconds, untilMs: performance.now() + PATIENCE_MS } : null;
      const piecesOf = (run: SoundRun): AsyncGenerator<SoundPiece> => {
        const url = urlOf(run.mediaPath);
        return url === null ? noPieces() : soundPieces(files, run, { url, speed });
      };
      const all = async () => {
        const [first, ...rest] = runs;
        if (!first) return;
        const pieces = piecesOf(first);
        const piece = await pieces.next();
        if (signal.aborted) return void pieces.return(undefined);
        const waitedTooLongMs = Math.max(0, performance.now() - (starting?.untilMs ?? Infinity));
        starting = null;
        const zeroSeconds = audio.currentTime + START_SECONDS - waitedTooLongMs / 1000;
        const own = { fromSeconds, zeroSeconds, speed };
        anchor = own;
        if (!piece.done) await playRun(first, withFirst(piece.value, pieces), own, signal);
        for (const run of rest) {
          const begins = speed < 0 ? run.endSeconds : run.atSeconds;
          await waitUntil(audio, clockSeconds(begins, own) - AHEAD_SECONDS, signal);
          if (signal.aborted) return;
          await playRun(run, piecesOf(run), own, signal);
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
    peaks: () => levels?.peaks() ?? null,
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

async function* noPieces(): AsyncGenerator<SoundPiece> {}

async function* withFirst(first: SoundPiece, rest: AsyncGenerator<SoundPiece>): AsyncGenerator<SoundPiece> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined); // ended at the first piece it would keep its file
  }
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
