import type { Plan } from '../../shared/plan/plan.ts';
import { encoderFamily } from '../encode/encoders/encoder-facts.ts';
import { createGpuLeases, type GpuLeases } from '../encode/gpu-leases.ts';
import { encoderDevices } from './encoder-devices.ts';
import type { EncoderTrial } from './encoder-trial.ts';
import type { NvidiaGpu } from './nvidia-smi.ts';
import type { EncoderProof } from './prove-encoder.ts';

/** What a film is encoded with, as far as a GPU may refuse it. */
export type EncodedShape = Pick<Plan, 'encode' | 'widthPx' | 'heightPx' | 'rate'>;

export type GpuSharing = {
  /** The sessions a film takes turns at. Films on the same GPUs share them, whichever encoder they use. */
  leasesFor(film: EncodedShape, signal: AbortSignal): Promise<GpuLeases>;
};

/** One for all films of a process, because the limit of sessions is the driver's. */
export function shareGpus(means: {
  readonly listGpus: (signal: AbortSignal) => Promise<readonly NvidiaGpu[]>;
  readonly prove: (trial: EncoderTrial, signal: AbortSignal) => Promise<EncoderProof>;
}): GpuSharing {
  const shared = new Map<string, GpuLeases>();
  const proofs = new Map<string, EncoderProof>();
  const prove = async (trial: EncoderTrial, signal: AbortSignal) => {
    const key = JSON.stringify(trial);
    const proof = proofs.get(key) ?? (await means.prove(trial, signal));
    proofs.set(key, proof);
    return proof;
  };
  return {
    async leasesFor({ encode, widthPx, heightPx, rate }, signal) {
      const isNvidia = encoderFamily(encode.encoder) === 'nvenc';
      const gpus = isNvidia ? await means.listGpus(signal) : [];
      const trial = { settings: encode, widthPx, heightPx, rate };
      // with one GPU the encoder's own proof has shown that it works
      const [only] = gpus.length === 1 ? gpus : [];
      const devices = only
        ? [String(only.index)]
        : await encoderDevices(trial, gpus, (one) => prove(one, signal));
      const key = devices.join(' ');
      const leases = shared.get(key) ?? createGpuLeases(devices);
      shared.set(key, leases);
      return leases;
    },
  };
}
