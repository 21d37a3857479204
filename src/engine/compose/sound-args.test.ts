import { expect, test } from 'vitest';
import type { SoundPart, SoundPlan } from '../../shared/plan/plan.ts';
import { joinSoundArgs, soundArgs, soundCodec, soundFilter, soundPieceArgs } from './sound-args.ts';

type Source = NonNullable<SoundPart['source']>;
const from = (mediaPath: string, startSeconds: number, change: Partial<Source> = {}): Source => ({
  ...{ mediaPath, container: 'mov,mp4', isCutShort: false, streamIndex: 1, startSeconds, volume: 1 },
  ...change,
});
const sound = (parts: SoundPart[], channels = 2): SoundPlan => ({
  ...{ sampleRateHz: 48_000, channels, parts },
  totalSamples: parts.at(-1)?.endSample ?? 0,
});

test('two clips with silence between: each cut to the sample, sought a second early, one encode', () => {
  const plan = sound([
    { startSample: 0, endSample: 48_000, source: from('/films/a.mp4', 0.5) },
    { startSample: 48_000, endSample: 72_000, source: null },
    {
      ...{ startSample: 72_000, endSample: 168_168 },
      source: from('/films/b c.mov', 12.25, { streamIndex: 3, volume: 0.4 }),
    },
  ]);
  expect(soundArgs(plan, ['-c:a', 'aac'], 'sound.m4a')).toEqual([
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-copyts'],
    ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', 'mov', '-f', 'mov'],
    ...['-i', 'file:/films/a.mp4', '-seek_timestamp', '1', '-noaccurate_seek', '-ss', '11.250000'],
    ...['-protocol_whitelist', 'file,pipe', '-format_whitelist', 'mov', '-f', 'mov'],
    ...['-i', 'file:/films/b c.mov'],
    '-filter_complex',
    [
      '[0:1]atrim=start=0.500000,asetpts=PTS-(0.500000)/TB,aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo,apad,atrim=end_sample=48000,asetpts=N/SR/TB[part0]',
      'anullsrc=r=48000:cl=stereo,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=end_sample=24000,asetpts=N/SR/TB[part1]',
      '[1:3]atrim=start=12.250000,asetpts=PTS-(12.250000)/TB,aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo,volume=0.4,apad,atrim=end_sample=96168,asetpts=N/SR/TB[part2]',
      '[part0][part1][part2]concat=n=3:v=0:a=1,asetpts=N/SR/TB[sound]',
    ].join(';'),
    ...['-map', '[sound]', '-vn', '-sn', '-dn', '-map_metadata', '-1'],
    ...['-c:a', 'aac', 'file:sound.m4a'],
  ]);
});

test('a piece goes to stdout as it is mixed, and one command encodes the pieces', () => {
  const plan = sound([{ startSample: 0, endSample: 480, source: from('/films/a.mp4', 0.5) }]);
  const mixed = soundArgs(plan, [], 'x').slice(0, -1);
  expect(soundPieceArgs(plan)).toEqual([...mixed, '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1']);
  expect(joinSoundArgs(plan, ['-c:a', 'aac'], 'sound.m4a')).toEqual([
    ...['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror'],
    ...['-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', 'pipe:0'],
    ...['-af', 'aformat=sample_fmts=fltp:channel_layouts=stereo', '-map', '0:a:0', '-map_metadata', '-1'],
    ...['-c:a', 'aac', 'file:sound.m4a'],
  ]);
});

test('a source whose clock starts before zero keeps its own times', () => {
  const plan = sound([{ startSample: 0, endSample: 480, source: from('a', -0.021333) }], 1);
  expect(soundFilter(plan)).toBe(
    '[0:1]atrim=start=-0.021333,asetpts=PTS-(-0.021333)/TB,aresample=48000:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=mono,apad,atrim=end_sample=480,asetpts=N/SR/TB[part0];[part0]concat=n=1:v=0:a=1,asetpts=N/SR/TB[sound]',
  );
});

test.each([
  ['mp4', 2, ['-c:a', 'aac', '-b:a', '192k', '-f', 'mp4'], 'm4a'],
  ['mov', 1, ['-c:a', 'aac', '-b:a', '96k', '-f', 'mp4'], 'm4a'],
  ['webm', 2, ['-c:a', 'libopus', '-b:a', '128k', '-f', 'webm'], 'webm'],
  ['wav', 2, ['-c:a', 'pcm_s16le', '-f', 'wav'], 'wav'],
] as const)('the sound of %s with %i channels', (format, channels, args, extension) => {
  expect(soundCodec(format, sound([], channels))).toEqual({ args: [...args], extension });
});
