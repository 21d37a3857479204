import { expect, test } from 'vitest';
import { parseNvidiaSmi } from './nvidia-smi.ts';
import { shareGpus, type EncodedShape } from './share-gpus.ts';

const { signal } = new AbortController();
const CARDS = 'NVIDIA L4, 570.86.15, 23034, 0';

const film = (encoder: EncodedShape['encode']['encoder']): EncodedShape => ({
  ...{ widthPx: 1280, heightPx: 720, rate: { num: 30, den: 1 } },
  encode: { encoder } as EncodedShape['encode'],
});

function sharing(cards: number, works: (device: string | undefined) => boolean) {
  const asked: (string | undefined)[] = [];
  const lines = Array.from({ length: cards }, (_, index) => `${index}, ${CARDS}`);
  const shared = shareGpus({
    listGpus: async () => parseNvidiaSmi(lines.join('\n')),
    prove: async ({ device }) => {
      asked.push(device);
      return { works: works(device), reason: '' };
    },
  });
  return { shared, asked };
}

test('two films share the sessions of the GPUs that their encoders work on', async () => {
  const { shared, asked } = sharing(3, (device) => device !== '1');
  const first = await shared.leasesFor(film('h264_nvenc'), signal);
  const second = await shared.leasesFor(film('hevc_nvenc'), signal);
  const taken = [await first.take(signal), await second.take(signal), await first.take(signal)];
  expect([taken.map(({ device }) => device), asked]).toEqual([
    ['0', '2', '0'],
    ['0', '1', '2', '0', '1', '2'],
  ]);
});

test('one GPU is not tried again, and software takes no turns', async () => {
  const { shared, asked } = sharing(1, () => false);
  const one = await (await shared.leasesFor(film('h264_nvenc'), signal)).take(signal);
  const software = await (await shared.leasesFor(film('libx264'), signal)).take(signal);
  expect([one.device, software.device, asked]).toEqual(['0', undefined, []]);
});
