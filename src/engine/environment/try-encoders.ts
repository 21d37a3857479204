import { StudioError } from '../../shared/errors.ts';
import type { EncoderName, EncodeSettings, VideoCodec } from '../../shared/plan/plan.ts';
import type { FrameRate } from '../../shared/time.ts';
import { encoderFamily, ENCODERS_BY_CODEC, leastSidePx } from '../encode/encoders/encoder-facts.ts';
import type { EncoderTrial } from './encoder-trial.ts';
import { nvencNote, whyImpossible, type HardwareFacts } from './hardware-facts.ts';
import type { EncoderProof } from './prove-encoder.ts';

export type EncoderWish = {
  readonly wanted: 'auto' | EncoderName;
  /** Codec of the film, for `auto`. */
  readonly codec: VideoCodec;
  /** The film's settings with a given encoder; its pixel format is the one tried. */
  readonly settingsFor: (encoder: EncoderName) => EncodeSettings;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rate: FrameRate;
};

/** What became of one candidate. `reason` is a clause for people. */
export type EncoderVerdict = {
  readonly encoder: EncoderName;
  readonly works: boolean;
  readonly reason: string;
};

export type EncoderChoice = {
  readonly encoder: EncoderName;
  /** In the order tried, the chosen one last. */
  readonly reasons: readonly EncoderVerdict[];
};

/** What choosing needs to know of the machine. */
export type EncoderMachine = {
  readonly builtEncoders: readonly string[];
  readonly facts: HardwareFacts;
  readonly prove: (trial: EncoderTrial) => Promise<EncoderProof>;
  /** Names of NVIDIA GPUs, asked only to explain a failure. */
  readonly nvidiaNames: () => Promise<readonly string[]>;
};

/**
 * The first encoder that works for this film: hardware before software, each only after it really encoded. A named
 * one is used or refused, never replaced; lossless is made by software, whose arithmetic is known.
 * Throws `output.too_small` where the film is smaller than the software encoder takes, and `encoder.unavailable` else, both with
 * every verdict in the details.
 */
export async function firstWorkingEncoder(
  wish: EncoderWish,
  machine: EncoderMachine,
): Promise<EncoderChoice> {
  const verdicts: EncoderVerdict[] = [];
  for (const encoder of candidates(wish)) {
    const verdict = await judge(encoder, wish, machine);
    verdicts.push(verdict);
    if (verdict.works) return { encoder, reasons: verdicts };
  }
  refuseTooSmall(wish, verdicts);
  const told = verdicts.map(({ encoder, reason }) => `${encoder}: ${reason}`).join('; ');
  throw new StudioError('encoder.unavailable', told || `nothing encodes ${wish.codec}`, {
    details: { wanted: wish.wanted, verdicts },
  });
}

/** Says so where size alone stands in the way of the last encoder tried, the one that always remains. */
function refuseTooSmall(wish: EncoderWish, verdicts: readonly EncoderVerdict[]): void {
  const last = verdicts.at(-1);
  if (!last || last.reason !== whyTooSmall(last.encoder, wish)) return;
  const film = `the film is ${wish.widthPx}x${wish.heightPx}`;
  throw new StudioError('output.too_small', `${last.encoder}: ${last.reason}; ${film}`, {
    details: { wanted: wish.wanted, leastSidePx: leastSidePx(last.encoder), verdicts },
  });
}

function whyTooSmall(encoder: EncoderName, { widthPx, heightPx }: EncoderWish): string | null {
  const leastPx = leastSidePx(encoder);
  return Math.min(widthPx, heightPx) < leastPx ? `it takes no film smaller than ${leastPx}x${leastPx}` : null;
}

function candidates(wish: EncoderWish): readonly EncoderName[] {
  if (wish.wanted !== 'auto') return [wish.wanted];
  const ordered: readonly EncoderName[] = ENCODERS_BY_CODEC[wish.codec];
  return ordered.filter(
    (encoder) =>
      encoderFamily(encoder) === 'software' || wish.settingsFor(encoder).quality.kind !== 'lossless',
  );
}

async function judge(
  encoder: EncoderName,
  wish: EncoderWish,
  machine: EncoderMachine,
): Promise<EncoderVerdict> {
  const impossible =
    whyImpossible(encoder, machine.builtEncoders, machine.facts) ?? whyTooSmall(encoder, wish);
  if (impossible !== null) return { encoder, works: false, reason: impossible };
  const { widthPx, heightPx, rate } = wish;
  const proof = await machine.prove({ settings: wish.settingsFor(encoder), widthPx, heightPx, rate });
  if (proof.works || encoderFamily(encoder) !== 'nvenc') return { encoder, ...proof };
  const note = nvencNote(await machine.nvidiaNames());
  return { encoder, works: false, reason: note === null ? proof.reason : `${note} (${proof.reason})` };
}
