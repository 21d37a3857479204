import { expect, test } from 'vitest';
import { mergeGpus } from './find-gpus.ts';
import { nvencNote } from './hardware-facts.ts';
import { parseNvidiaSmi } from './nvidia-smi.ts';

test('nvidia-smi is read line by line; what a card does not tell is null', () => {
  expect(
    parseNvidiaSmi(
      '0, NVIDIA H200, 570.86.15, 143771, 0\r\n1, NVIDIA GeForce GT 1030, [N/A], [N/A], [Not Supported]\n\n',
    ),
  ).toEqual([
    { index: 0, name: 'NVIDIA H200', driver: '570.86.15', memoryMiB: 143771, utilizationPercent: 0 },
    { index: 1, name: 'NVIDIA GeForce GT 1030', driver: null, memoryMiB: null, utilizationPercent: null },
  ]);
});

test.each(['', 'No devices were found\n', 'NVIDIA-SMI has failed because it could not communicate\n'])(
  'no GPU in %j',
  (text) => expect(parseNvidiaSmi(text)).toEqual([]),
);

const INTEL = { vendor: 'Intel', model: 'UHD 770', vram: null };

test('NVIDIA’s tool is believed about its cards, the system about all others', () => {
  const nvidia = parseNvidiaSmi('0, NVIDIA H200, 570.86.15, 143771, 3');
  const controllers = [INTEL, { vendor: 'NVIDIA Corporation', model: 'Device 2335', vram: null }];
  expect(mergeGpus(controllers, nvidia).map(({ name, note }) => [name, note])).toEqual([
    ['NVIDIA H200', 'NVIDIA H200 has no NVENC unit'],
    ['UHD 770', null],
  ]);
  expect(mergeGpus(controllers, []).map(({ name }) => name)).toEqual(['UHD 770', 'Device 2335']);
});

test.each([
  [['NVIDIA A100-SXM4-80GB'], 'NVIDIA A100-SXM4-80GB has no NVENC unit'],
  [['NVIDIA L4'], null],
  [['NVIDIA RTX A3000 Laptop GPU'], null],
  [['NVIDIA H100 PCIe', 'NVIDIA L40S'], null],
  [[], null],
])('the note on %j is %j', (names, note) => expect(nvencNote(names)).toBe(note));
