import { describe, expect, test } from 'vitest';
import type { EncoderName, EncodeSettings, Quality } from '../../shared/plan/plan.ts';
import { ENCODER_NAMES } from '../../shared/plan/plan.ts';
import { colorArgs, encoderArgs, encoderFilterTail, encoderInputArgs } from './encoder-args.ts';

const CRF: Quality = { kind: 'crf', crf: 23 };
const LOSSLESS: Quality = { kind: 'lossless' };
const BITRATE: Quality = { kind: 'bitrate', bitsPerSecond: 2_000_000 };
const RATE = '-b:v 2000000 -maxrate 2000000 -bufsize 2000000';

function settings(encoder: EncoderName, quality: Quality, pixelFormat = 'yuv420p'): EncodeSettings {
  return { encoder, quality, speed: 'medium', pixelFormat, threads: 1 };
}

describe('the whole list of every encoder', () => {
  test.each<[EncoderName, Quality, string]>([
    [
      'libx264',
      CRF,
      '-c:v libx264 -preset medium -crf 23 -pix_fmt yuv420p -g 60 -x264-params open-gop=0:stitchable=1 -threads 1',
    ],
    [
      'libx264',
      LOSSLESS,
      '-c:v libx264 -preset medium -qp 0 -pix_fmt yuv420p -g 60 -x264-params open-gop=0:stitchable=1 -threads 1',
    ],
    [
      'libx264',
      BITRATE,
      `-c:v libx264 -preset medium ${RATE} -pix_fmt yuv420p -g 60 -x264-params open-gop=0:stitchable=1 -threads 1`,
    ],
    [
      'libx265',
      CRF,
      '-c:v libx265 -preset medium -crf 26 -pix_fmt yuv420p -g 60 -x265-params log-level=error:open-gop=0:pools=1:frame-threads=1 -tag:v hvc1',
    ],
    [
      'libx265',
      LOSSLESS,
      '-c:v libx265 -preset medium -pix_fmt yuv420p -g 60 -x265-params log-level=error:open-gop=0:lossless=1:pools=1:frame-threads=1 -tag:v hvc1',
    ],
    [
      'libx265',
      BITRATE,
      `-c:v libx265 -preset medium ${RATE} -pix_fmt yuv420p -g 60 -x265-params log-level=error:open-gop=0:pools=1:frame-threads=1 -tag:v hvc1`,
    ],
    ['libsvtav1', CRF, '-c:v libsvtav1 -preset 7 -crf 35 -pix_fmt yuv420p -g 60 -svtav1-params lp=1'],
    [
      'libsvtav1',
      BITRATE,
      '-c:v libsvtav1 -preset 7 -b:v 2000000 -pix_fmt yuv420p -g 60 -svtav1-params lp=1',
    ],
    [
      'libvpx-vp9',
      CRF,
      '-c:v libvpx-vp9 -deadline good -cpu-used 3 -crf 32 -b:v 0 -pix_fmt yuv420p -g 60 -threads 1',
    ],
    [
      'libvpx-vp9',
      LOSSLESS,
      '-c:v libvpx-vp9 -deadline good -cpu-used 3 -lossless 1 -pix_fmt yuv420p -g 60 -threads 1',
    ],
    [
      'libvpx-vp9',
      BITRATE,
      `-c:v libvpx-vp9 -deadline good -cpu-used 3 ${RATE} -pix_fmt yuv420p -g 60 -threads 1`,
    ],
    ['prores_ks', CRF, '-c:v prores_ks -profile:v standard -vendor apl0 -pix_fmt yuv420p -threads 1'],
    [
      'prores_ks',
      BITRATE,
      '-c:v prores_ks -profile:v standard -b:v 2000000 -vendor apl0 -pix_fmt yuv420p -threads 1',
    ],
    [
      'h264_nvenc',
      CRF,
      '-c:v h264_nvenc -preset p5 -tune hq -rc vbr -cq 23 -b:v 0 -pix_fmt yuv420p -g 60 -flags +cgop -forced-idr 1',
    ],
    [
      'h264_nvenc',
      LOSSLESS,
      '-c:v h264_nvenc -preset p5 -tune lossless -rc constqp -qp 0 -pix_fmt yuv420p -g 60 -flags +cgop -forced-idr 1',
    ],
    [
      'h264_nvenc',
      BITRATE,
      `-c:v h264_nvenc -preset p5 -tune hq -rc vbr ${RATE} -pix_fmt yuv420p -g 60 -flags +cgop -forced-idr 1`,
    ],
    [
      'hevc_nvenc',
      CRF,
      '-c:v hevc_nvenc -preset p5 -tune hq -rc vbr -cq 26 -b:v 0 -pix_fmt yuv420p -g 60 -flags +cgop -forced-idr 1 -tag:v hvc1',
    ],
    [
      'av1_nvenc',
      CRF,
      '-c:v av1_nvenc -preset p5 -tune hq -rc vbr -cq 35 -b:v 0 -pix_fmt yuv420p -g 60 -flags +cgop -forced-idr 1',
    ],
    [
      'h264_videotoolbox',
      CRF,
      '-c:v h264_videotoolbox -allow_sw 0 -realtime 0 -q:v 65 -pix_fmt yuv420p -g 60 -flags +cgop',
    ],
    [
      'h264_videotoolbox',
      BITRATE,
      `-c:v h264_videotoolbox -allow_sw 0 -realtime 0 ${RATE} -pix_fmt yuv420p -g 60 -flags +cgop`,
    ],
    [
      'hevc_videotoolbox',
      CRF,
      '-c:v hevc_videotoolbox -allow_sw 0 -realtime 0 -q:v 65 -pix_fmt yuv420p -g 60 -flags +cgop -tag:v hvc1',
    ],
    [
      'h264_qsv',
      CRF,
      '-c:v h264_qsv -preset medium -global_quality 23 -pix_fmt nv12 -g 60 -flags +cgop -idr_interval 0 -forced_idr 1',
    ],
    [
      'h264_qsv',
      BITRATE,
      `-c:v h264_qsv -preset medium ${RATE} -pix_fmt nv12 -g 60 -flags +cgop -idr_interval 0 -forced_idr 1`,
    ],
    [
      'hevc_qsv',
      CRF,
      '-c:v hevc_qsv -preset medium -global_quality 26 -pix_fmt nv12 -g 60 -flags +cgop -idr_interval 0 -forced_idr 1 -tag:v hvc1',
    ],
    ['av1_qsv', CRF, '-c:v av1_qsv -preset medium -global_quality 26 -pix_fmt nv12 -g 60 -flags +cgop'],
    [
      'h264_amf',
      CRF,
      '-c:v h264_amf -usage transcoding -quality balanced -rc cqp -qp_i 23 -qp_p 23 -qp_b 23 -pix_fmt nv12 -g 60',
    ],
    [
      'h264_amf',
      BITRATE,
      `-c:v h264_amf -usage transcoding -quality balanced -rc vbr_peak ${RATE} -pix_fmt nv12 -g 60`,
    ],
    [
      'hevc_amf',
      CRF,
      '-c:v hevc_amf -usage transcoding -quality balanced -rc cqp -qp_i 26 -qp_p 26 -pix_fmt nv12 -g 60 -gops_per_idr 1 -tag:v hvc1',
    ],
    [
      'av1_amf',
      CRF,
      '-c:v av1_amf -usage transcoding -quality balanced -rc cqp -qp_i 140 -qp_p 140 -pix_fmt nv12 -g 60',
    ],
    ['h264_vaapi', CRF, '-c:v h264_vaapi -rc_mode CQP -qp 23 -g 60 -flags +cgop'],
    ['h264_vaapi', BITRATE, `-c:v h264_vaapi -rc_mode VBR ${RATE} -g 60 -flags +cgop`],
    ['hevc_vaapi', CRF, '-c:v hevc_vaapi -rc_mode CQP -qp 26 -g 60 -flags +cgop -tag:v hvc1'],
    ['av1_vaapi', CRF, '-c:v av1_vaapi -rc_mode CQP -global_quality 140 -g 60 -flags +cgop'],
  ])('%s %o', (encoder, quality, list) => {
    expect(encoderArgs(settings(encoder, quality), { gopFrames: 60 })).toEqual(list.split(' '));
  });
});

test.each(
  ENCODER_NAMES.filter(
    (name) => !['libx264', 'libx265', 'libvpx-vp9', 'h264_nvenc', 'hevc_nvenc'].includes(name),
  ),
)('%s refuses lossless', (encoder) => {
  expect(() => encoderArgs(settings(encoder, LOSSLESS), { gopFrames: 60 })).toThrow(
    expect.objectContaining({ code: 'encoder.unavailable' }),
  );
});

test('threads of the plan, colour and device are added where the encoder knows them', () => {
  const color = { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' } as const;
  const options = { gopFrames: 60, color, device: '1' };
  const onTwo = (encoder: EncoderName) => ({ ...settings(encoder, CRF), threads: 2 });
  expect(encoderArgs(onTwo('libx264'), options).slice(-10)).toEqual(
    '-threads 2 -color_range tv -colorspace bt709 -color_primaries bt709 -color_trc bt709'.split(' '),
  );
  expect(encoderArgs(onTwo('libx265'), options)).toContain(
    'log-level=error:open-gop=0:pools=2:frame-threads=2',
  );
  expect(encoderArgs(onTwo('libsvtav1'), options)).toContain('lp=2');
  expect(encoderArgs(onTwo('h264_nvenc'), options).slice(-10, -8)).toEqual(['-gpu', '1']);
});

test('alpha and ten bits change the list', () => {
  const alpha = encoderArgs(settings('prores_ks', CRF, 'yuva444p10le'), { gopFrames: 60 });
  expect(alpha).toEqual(
    '-c:v prores_ks -profile:v 4444 -vendor apl0 -alpha_bits 16 -pix_fmt yuva444p10le -threads 1'.split(' '),
  );
  expect(encoderArgs(settings('libvpx-vp9', CRF, 'yuva420p'), { gopFrames: 60 }).slice(-4)).toEqual([
    '-auto-alt-ref',
    '0',
    '-threads',
    '1',
  ]);
  expect(encoderArgs(settings('hevc_nvenc', CRF, 'yuv420p10le'), { gopFrames: 60 })).toEqual(
    '-c:v hevc_nvenc -preset p5 -tune hq -rc vbr -cq 26 -b:v 0 -pix_fmt p010le -g 60 -flags +cgop -forced-idr 1 -profile:v main10 -tag:v hvc1'.split(
      ' ',
    ),
  );
});

test('only encoders with a device of their own have arguments before the inputs and filters after all', () => {
  expect(encoderInputArgs('h264_vaapi')).toEqual(['-vaapi_device', '/dev/dri/renderD128']);
  expect(encoderInputArgs('hevc_vaapi', { device: '/dev/dri/renderD129' })).toEqual([
    '-vaapi_device',
    '/dev/dri/renderD129',
  ]);
  expect(encoderInputArgs('h264_qsv', { device: '/dev/dri/renderD129' })).toEqual([
    '-init_hw_device',
    'qsv=encoder,child_device=/dev/dri/renderD129',
  ]);
  expect(encoderFilterTail({ encoder: 'h264_vaapi', pixelFormat: 'yuv420p' })).toEqual([
    'format=nv12',
    'hwupload',
  ]);
  expect(encoderFilterTail({ encoder: 'hevc_vaapi', pixelFormat: 'yuv420p10le' })).toEqual([
    'format=p010le',
    'hwupload',
  ]);
  expect(encoderInputArgs('libx264')).toEqual([]);
  expect(encoderFilterTail({ encoder: 'h264_nvenc', pixelFormat: 'yuv420p' })).toEqual([]);
});

test('unknown and reserved colour tags are left out', () => {
  const tags = { range: 'pc', matrix: 'unknown', primaries: 'reserved', transfer: 'smpte170m' } as const;
  expect(colorArgs(tags)).toEqual(['-color_range', 'pc', '-color_trc', 'smpte170m']);
});

test('transfers are named in the words of the option, where ffprobe has others', () => {
  const tags = { range: 'unknown', matrix: 'unknown', primaries: 'bt470m' } as const;
  expect(['bt470m', 'bt470bg'].map((transfer) => colorArgs({ ...tags, transfer }))).toEqual([
    ['-color_primaries', 'bt470m', '-color_trc', 'gamma22'],
    ['-color_primaries', 'bt470m', '-color_trc', 'gamma28'],
  ]);
});
