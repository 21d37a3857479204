import { expect, test } from 'vitest';
import type { EncoderName } from '../../shared/plan/plan.ts';
import { encoderDevices } from './encoder-devices.ts';
import type { EncoderTrial } from './encoder-trial.ts';
import { parseNvidiaSmi } from './nvidia-smi.ts';

function trial(encoder: EncoderName): EncoderTrial {
  const quality = { kind: 'crf', crf: 23 } as const;
  const settings = { encoder, quality, speed: 'medium', pixelFormat: 'yuv420p', threads: 1 } as const;
  return { settings, widthPx: 1920, heightPx: 1080, rate: { num: 25, den: 1 } };
}

const THREE = parseNvidiaSmi(
  '0, NVIDIA H200, 570.86.15, 143771, 0\n1, NVIDIA L4, 570.86.15, 23034, 3\n2, NVIDIA L4, 570.86.15, 23034, [N/A]\n',
);

test('of several GPUs those are shared that the encoder works on', async () => {
  const tried: (string | undefined)[] = [];
  const devices = await encoderDevices(trial('h264_nvenc'), THREE, ({ device }) => {
    tried.push(device);
    return Promise.resolve({ works: device !== '0', reason: '' });
  });
  expect({ devices, tried }).toEqual({ devices: ['1', '2'], tried: ['0', '1', '2'] });
});

test('encoders that are not NVIDIA’s are left to their own choice and not tried', async () => {
  const never = () => Promise.reject(new Error('nothing is to be tried'));
  expect(await encoderDevices(trial('h264_nvenc'), [], never)).toEqual([]);
  expect(await encoderDevices(trial('libx264'), THREE, never)).toEqual([]);
  expect(await encoderDevices(trial('h264_vaapi'), THREE, never)).toEqual([]);
});
