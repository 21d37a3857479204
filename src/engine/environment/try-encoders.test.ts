import { expect, test } from 'vitest';
import { ENCODER_NAMES, type EncoderName } from '../../shared/plan/plan.ts';
import type { HardwareFacts } from './hardware-facts.ts';
import { firstWorkingEncoder, type EncoderMachine, type EncoderWish } from './try-encoders.ts';

const EVERYTHING: HardwareFacts = {
  platform: 'linux',
  mayHaveNvidia: true,
  renderNodes: ['/dev/dri/renderD128'],
};
const NOTHING: HardwareFacts = { platform: 'linux', mayHaveNvidia: false, renderNodes: [] };

function wish(wanted: EncoderWish['wanted'], more: Partial<EncoderWish> = {}): EncoderWish {
  return {
    wanted,
    codec: 'h264',
    settingsFor: (encoder) => ({
      encoder,
      quality: { kind: 'crf', crf: 23 },
      speed: 'medium',
      pixelFormat: 'yuv420p',
      threads: 1,
    }),
    widthPx: 1920,
    heightPx: 1080,
    rate: { num: 25, den: 1 },
    ...more,
  };
}

function machine(facts: HardwareFacts, working: readonly EncoderName[], more: Partial<EncoderMachine> = {}) {
  const tried: EncoderName[] = [];
  const fake: EncoderMachine = {
    builtEncoders: ENCODER_NAMES,
    facts,
    prove: ({ settings: { encoder } }) => {
      tried.push(encoder);
      const works = working.includes(encoder);
      return Promise.resolve({ works, reason: works ? 'it did' : 'it said no' });
    },
    nvidiaNames: () => Promise.resolve([]),
    ...more,
  };
  return { fake, tried };
}

test('the first encoder that works is taken, hardware before software', async () => {
  const { fake, tried } = machine(EVERYTHING, ['h264_qsv', 'h264_vaapi', 'libx264']);
  expect((await firstWorkingEncoder(wish('auto'), fake)).encoder).toBe('h264_qsv');
  expect(tried).toEqual(['h264_nvenc', 'h264_qsv']);
});

test('without a GPU nothing but libx264 is tried, and every other has its reason', async () => {
  const { fake, tried } = machine(NOTHING, ['libx264']);
  const choice = await firstWorkingEncoder(wish('auto'), fake);
  expect(tried).toEqual(['libx264']);
  expect(choice).toEqual({
    encoder: 'libx264',
    reasons: [
      { encoder: 'h264_nvenc', works: false, reason: 'no NVIDIA GPU with its driver was found' },
      { encoder: 'h264_videotoolbox', works: false, reason: 'VideoToolbox is part of macOS' },
      { encoder: 'h264_qsv', works: false, reason: 'no GPU device (/dev/dri/renderD*) was found' },
      { encoder: 'h264_amf', works: false, reason: 'no GPU device (/dev/dri/renderD*) was found' },
      { encoder: 'h264_vaapi', works: false, reason: 'no GPU device (/dev/dri/renderD*) was found' },
      { encoder: 'libx264', works: true, reason: 'it did' },
    ],
  });
});

test('an NVIDIA card without NVENC is named, and the search goes on', async () => {
  const { fake } = machine({ ...EVERYTHING, renderNodes: [] }, ['libx264'], {
    nvidiaNames: () => Promise.resolve(['NVIDIA H200']),
  });
  const { encoder, reasons } = await firstWorkingEncoder(wish('auto'), fake);
  expect(encoder).toBe('libx264');
  expect(reasons[0]?.reason).toBe('NVIDIA H200 has no NVENC unit (it said no)');
});

test('a server with an H200 and nothing else ends at libx264, and every other has its reason', async () => {
  const server = { platform: 'linux', mayHaveNvidia: true, renderNodes: [] } as const;
  const said = 'OpenEncodeSessionEx failed: unsupported device (2): (no details)';
  const { fake, tried } = machine(server, ['libx264'], {
    // Debian 12's ffmpeg
    builtEncoders: ['libx264', 'h264_nvenc', 'h264_qsv', 'h264_vaapi'],
    nvidiaNames: () => Promise.resolve(['NVIDIA H200']),
  });
  const prove: EncoderMachine['prove'] = async (trial) => {
    const proof = await fake.prove(trial);
    return proof.works ? proof : { works: false, reason: said };
  };
  expect(await firstWorkingEncoder(wish('auto'), { ...fake, prove })).toEqual({
    encoder: 'libx264',
    reasons: [
      { encoder: 'h264_nvenc', works: false, reason: `NVIDIA H200 has no NVENC unit (${said})` },
      {
        encoder: 'h264_videotoolbox',
        works: false,
        reason: 'this ffmpeg was built without h264_videotoolbox',
      },
      { encoder: 'h264_qsv', works: false, reason: 'no GPU device (/dev/dri/renderD*) was found' },
      { encoder: 'h264_amf', works: false, reason: 'this ffmpeg was built without h264_amf' },
      { encoder: 'h264_vaapi', works: false, reason: 'no GPU device (/dev/dri/renderD*) was found' },
      { encoder: 'libx264', works: true, reason: 'it did' },
    ],
  });
  expect(tried).toEqual(['h264_nvenc', 'libx264']);
});

test('a named encoder is used or refused, never replaced', async () => {
  const { fake, tried } = machine(EVERYTHING, ['libx264']);
  await expect(firstWorkingEncoder(wish('hevc_qsv'), fake)).rejects.toMatchObject({
    code: 'encoder.unavailable',
    message: 'hevc_qsv: it said no',
    details: { verdicts: [{ encoder: 'hevc_qsv', works: false, reason: 'it said no' }] },
  });
  expect(tried).toEqual(['hevc_qsv']);
});

test('a build without the encoder is not tried', async () => {
  const { fake, tried } = machine(EVERYTHING, ['libx265'], { builtEncoders: ['libx265'] });
  expect((await firstWorkingEncoder(wish('auto', { codec: 'hevc' }), fake)).encoder).toBe('libx265');
  expect(tried).toEqual(['libx265']);
});

test('lossless is made by software', async () => {
  const { fake, tried } = machine(EVERYTHING, [...ENCODER_NAMES]);
  const lossless = wish('auto', {
    settingsFor: (encoder) => ({
      encoder,
      quality: { kind: 'lossless' },
      speed: 'medium',
      pixelFormat: 'yuv420p',
      threads: 1,
    }),
  });
  expect((await firstWorkingEncoder(lossless, fake)).encoder).toBe('libx264');
  expect(tried).toEqual(['libx264']);
});

test.each([
  ['libsvtav1', 'av1', 64],
  ['libx265', 'hevc', 16],
] as const)(
  'a film smaller than %s takes is refused with what to do, and not tried',
  async (encoder, codec, leastPx) => {
    const small = { codec, widthPx: leastPx, heightPx: leastPx - 2 };
    const { fake, tried } = machine(NOTHING, ENCODER_NAMES);
    for (const wanted of ['auto', encoder] as const)
      await expect(firstWorkingEncoder(wish(wanted, small), fake)).rejects.toMatchObject({
        code: 'output.too_small',
        message: `${encoder}: it takes no film smaller than ${leastPx}x${leastPx}; the film is ${leastPx}x${leastPx - 2}`,
        details: { leastSidePx: leastPx },
      });
    const enough = await firstWorkingEncoder(wish('auto', { ...small, heightPx: leastPx }), fake);
    expect({ tried, chosen: enough.encoder }).toEqual({ tried: [encoder], chosen: encoder });
  },
);

test('a small film that hardware takes is made by it', async () => {
  const { fake } = machine(EVERYTHING, ['av1_nvenc']);
  const choice = await firstWorkingEncoder(wish('auto', { codec: 'av1', widthPx: 62, heightPx: 62 }), fake);
  expect(choice.encoder).toBe('av1_nvenc');
});

test('where an encoder is missing that is said, whatever the size', async () => {
  const { fake } = machine(NOTHING, [], { builtEncoders: [] });
  await expect(
    firstWorkingEncoder(wish('libsvtav1', { codec: 'av1', widthPx: 2, heightPx: 2 }), fake),
  ).rejects.toMatchObject({ code: 'encoder.unavailable' });
});
