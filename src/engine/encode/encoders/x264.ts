import type { EncodeSettings, Quality } from '../../../shared/plan/plan.ts';
import { bitrateArgs } from './bitrate.ts';
import { codecTagArgs } from './encoder-facts.ts';
import type { EncoderOptions } from './encoder-options.ts';
import { hevcCrf } from './quality-scales.ts';

/** `stitchable` keeps the headers free of what depends on the content, so that segments join by stream copy. */
export function x264Args(settings: EncodeSettings, options: EncoderOptions): string[] {
  return [
    ['-c:v', 'libx264', '-preset', settings.speed],
    x264Quality(settings.quality),
    ['-pix_fmt', settings.pixelFormat, '-g', String(options.gopFrames)],
    ['-x264-params', 'open-gop=0:stitchable=1'],
    ['-threads', String(settings.threads)],
  ].flat();
}

function x264Quality(quality: Quality): string[] {
  if (quality.kind === 'lossless') return ['-qp', '0']; // at ten bits too; `-crf 0` is not
  if (quality.kind === 'bitrate') return bitrateArgs(quality.bitsPerSecond);
  return ['-crf', String(quality.crf)];
}

/** libx265. Its threads are a pool of its own; how many frames it works on at once changes what it writes. */
export function x265Args(settings: EncodeSettings, options: EncoderOptions): string[] {
  const { quality } = settings;
  const parameters = [
    'log-level=error',
    'open-gop=0',
    ...(quality.kind === 'lossless' ? ['lossless=1'] : []),
    `pools=${settings.threads}`,
    `frame-threads=${settings.threads}`,
  ];
  return [
    ['-c:v', 'libx265', '-preset', settings.speed],
    quality.kind === 'crf' ? ['-crf', String(hevcCrf(quality.crf))] : [],
    quality.kind === 'bitrate' ? bitrateArgs(quality.bitsPerSecond) : [],
    ['-pix_fmt', settings.pixelFormat, '-g', String(options.gopFrames)],
    ['-x265-params', parameters.join(':')],
    codecTagArgs('libx265'),
  ].flat();
}
