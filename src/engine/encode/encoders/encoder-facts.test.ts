import { expect, test } from 'vitest';
import { ENCODER_NAMES } from '../../../shared/plan/plan.ts';
import { codecOf, codecTagArgs, ENCODERS_BY_CODEC, encoderFamily } from './encoder-facts.ts';

test('every encoder stands once in the order that auto tries, under the codec it writes', () => {
  const ordered = Object.entries(ENCODERS_BY_CODEC).flatMap(([codec, encoders]) =>
    encoders.map((encoder) => ({ encoder, codec })),
  );
  const facts = ENCODER_NAMES.map((encoder) => ({ encoder, codec: codecOf(encoder) }));
  const byName = (one: { encoder: string }, other: { encoder: string }) =>
    one.encoder < other.encoder ? -1 : 1;
  expect(ordered.toSorted(byName)).toEqual(facts.toSorted(byName));
});

test('each codec but ProRes and VP9 is tried on hardware first and in software last', () => {
  const families = Object.values(ENCODERS_BY_CODEC).map((encoders) => encoders.map(encoderFamily));
  expect(families).toEqual([
    ['nvenc', 'videotoolbox', 'qsv', 'amf', 'vaapi', 'software'],
    ['nvenc', 'videotoolbox', 'qsv', 'amf', 'vaapi', 'software'],
    ['nvenc', 'qsv', 'amf', 'vaapi', 'software'],
    ['software'],
    ['software'],
  ]);
});

test('HEVC alone has a tag of its own, whoever writes it', () => {
  expect(ENCODER_NAMES.filter((encoder) => codecTagArgs(encoder).length > 0)).toEqual([
    'libx265',
    'hevc_nvenc',
    'hevc_videotoolbox',
    'hevc_qsv',
    'hevc_amf',
    'hevc_vaapi',
  ]);
  expect(codecTagArgs('libx265')).toEqual(['-tag:v', 'hvc1']);
});
