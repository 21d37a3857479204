import { encoderFamily } from '../encode/encoders/encoder-facts.ts';
import type { EncoderTrial } from './encoder-trial.ts';
import type { NvidiaGpu } from './nvidia-smi.ts';
import type { EncoderProof } from './prove-encoder.ts';

/**
 * The GPUs that a film's encoder is shared among, as `EncoderOptions.device`: those that it proved itself on, in their
 * order. None for encoders that are not NVIDIA's: only NVENC counts sessions.
 */
export async function encoderDevices(
  trial: EncoderTrial,
  gpus: readonly NvidiaGpu[],
  prove: (trial: EncoderTrial) => Promise<EncoderProof>,
): Promise<string[]> {
  if (encoderFamily(trial.settings.encoder) !== 'nvenc') return [];
  const devices: string[] = [];
  for (const { index } of gpus) {
    const device = String(index);
    if ((await prove({ ...trial, device })).works) devices.push(device);
  }
  return devices;
}
