import { expect, test } from 'vitest';
import type { Plan } from '../../shared/plan/plan.ts';
import { planRender } from '../plan/plan-render.ts';
import { testInput } from '../../../test/helpers/test-plan-input.ts';
import { segmentCodec } from './segment-codec.ts';

const PLAN = planRender(testInput({ segments: 1 }));
const FRAGMENTS = ['-movflags', '+delay_moov', '-frag_duration', '500000'];
const PASS = { passthrough: ['-fps_mode', 'passthrough'] };

test('an x264 segment: encoder, tags, every frame as it is, container, path', () => {
  expect(segmentCodec(PLAN, '/tmp/film/segment-00000.1.mp4', PASS)).toEqual({
    globalArgs: [],
    filterTail: [],
    decoderThreads: 1,
    args: [
      ...['-c:v', 'libx264', '-preset', 'medium', '-crf', '23', '-pix_fmt', 'yuv420p', '-g', '250'],
      ...['-x264-params', 'open-gop=0:stitchable=1', '-threads', '1'],
      ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
      ...['-chroma_sample_location', 'left'],
      ...['-fps_mode', 'passthrough', '-video_track_timescale', '10000', ...FRAGMENTS, '-f', 'mp4'],
      'file:/tmp/film/segment-00000.1.mp4',
    ],
  });
});

test('a segment that was given a GPU names it, after all other arguments of its encoder', () => {
  const plan: Plan = { ...PLAN, encode: { ...PLAN.encode, encoder: 'h264_nvenc' } };
  expect(segmentCodec(plan, 'a.mp4', { ...PASS, device: '1' })).toEqual({
    globalArgs: [],
    filterTail: [],
    decoderThreads: null,
    args: [
      ...['-c:v', 'h264_nvenc', '-preset', 'p5', '-tune', 'hq', '-rc', 'vbr', '-cq', '23', '-b:v', '0'],
      ...['-pix_fmt', 'yuv420p', '-g', '250', '-flags', '+cgop', '-forced-idr', '1', '-gpu', '1'],
      ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
      ...['-chroma_sample_location', 'left'],
      ...[
        '-fps_mode',
        'passthrough',
        '-video_track_timescale',
        '10000',
        ...FRAGMENTS,
        '-f',
        'mp4',
        'file:a.mp4',
      ],
    ],
  });
});

test('an encoder on a GPU gets its device before the inputs and its upload after the filters', () => {
  const plan: Plan = { ...PLAN, encode: { ...PLAN.encode, encoder: 'h264_vaapi' } };
  const { globalArgs, filterTail } = segmentCodec(plan, 'a.mp4', PASS);
  expect({ globalArgs, filterTail }).toEqual({
    globalArgs: ['-vaapi_device', '/dev/dri/renderD128'],
    filterTail: ['format=nv12', 'hwupload'],
  });
});

test.each([
  [
    false,
    'rgb24',
    [
      'scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int:in_h_chr_pos=0',
      'format=rgb24',
    ],
  ],
  [true, 'rgba', ['format=rgba']],
])('pictures wait as PNG in mov; cues alone %s: %s', (overlayOnly, pixelFormat, filterTail) => {
  const plan: Plan = { ...PLAN, format: 'png-sequence', overlayOnly };
  expect(segmentCodec(plan, 'a.mov', PASS)).toEqual({
    globalArgs: [],
    filterTail,
    decoderThreads: 1,
    args: [
      ...['-c:v', 'png', '-pix_fmt', pixelFormat, '-fps_mode', 'passthrough'],
      ...['-video_track_timescale', '10000', ...FRAGMENTS, '-f', 'mov', 'file:a.mov'],
    ],
  });
});
