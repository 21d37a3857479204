import { StudioError } from '../../../shared/errors.ts';
import type { EncoderName } from '../../../shared/plan/plan.ts';

/** Refuses a lossless film from an encoder that has no such mode. */
export function noLossless(encoder: EncoderName): never {
  throw new StudioError(
    'encoder.unavailable',
    `${encoder} has no lossless mode; libx264, libx265, libvpx-vp9, h264_nvenc and hevc_nvenc have`,
    { details: { encoder } },
  );
}
