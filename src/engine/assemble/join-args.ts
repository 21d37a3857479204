import { exactTimescale } from '../compose/container-args.ts';
import { secondsAt, type FrameRate, type FrameSpan } from '../../shared/time.ts';
import type { OutputFormat } from '../../shared/plan/plan.ts';

/**
 * The list ffmpeg's concat demuxer reads. Names are ours and relative. Durations are given, each from the film's
 * start, so that rounding to microseconds cannot add up over many segments.
 */
export function concatList(
  segments: readonly (FrameSpan & { readonly fileName: string })[],
  rate: FrameRate,
): string {
  const origin = segments[0]?.startFrame ?? 0;
  const micros = (frame: number) => Math.round(secondsAt(frame - origin, rate) * 1e6);
  const lines = segments.flatMap(({ fileName, startFrame, endFrame }) => {
    const duration = micros(endFrame) - micros(startFrame);
    return [
      `file ${fileName}`,
      `duration ${Math.floor(duration / 1e6)}.${String(duration % 1e6).padStart(6, '0')}`,
    ];
  });
  return ['ffconcat version 1.0', ...lines, ''].join('\n');
}

/**
 * Joins the segments by stream copy and lays the sound beside them. Packets pass unchanged (`-auto_convert 0`), so
 * that the film can be compared with its segments byte by byte.
 */
export function joinArgs(options: {
  readonly listPath: string;
  readonly soundPath: string | null;
  readonly format: OutputFormat;
  readonly rate: FrameRate;
  readonly codecTag: readonly string[];
  readonly outputPath: string;
}): string[] {
  const { listPath, soundPath, format, rate, codecTag, outputPath } = options;
  const container =
    format === 'webm'
      ? // its clock ticks in milliseconds: rounded in each segment and again at the join they would be one off
        ['-bsf:v', `setts=ts=round(N*${rate.den}/${rate.num}/TB)`, '-f', 'webm']
      : [
          '-video_track_timescale',
          String(exactTimescale(rate)),
          '-movflags',
          '+faststart',
          '-f',
          format === 'mov' ? 'mov' : 'mp4',
        ];
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror'],
    [
      '-protocol_whitelist',
      'file,pipe',
      '-f',
      'concat',
      '-safe',
      '1',
      '-auto_convert',
      '0',
      '-i',
      `file:${listPath}`,
    ],
    soundPath ? ['-i', `file:${soundPath}`] : [],
    [
      '-map',
      '0:v:0',
      ...(soundPath ? ['-map', '1:a:0'] : []),
      '-c',
      'copy',
      ...codecTag,
      '-map_metadata',
      '-1',
    ],
    container,
    [`file:${outputPath}`],
  ].flat();
}

/** Joined lossless pictures as an animated GIF with a palette of its own. `toRgb`: filters that make them RGB. */
export function gifArgs(joinedPath: string, outputPath: string, toRgb: readonly string[]): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-i', `file:${joinedPath}`],
    [
      '-filter_complex',
      `[0:v]${toRgb.join(',')},split[a][b];[a]palettegen[palette];[b][palette]paletteuse=dither=sierra2_4a[gif]`,
    ],
    ['-map', '[gif]', '-f', 'gif', `file:${outputPath}`],
  ].flat();
}

/** Joined PNG pictures as single files `frame-000000.png`, by stream copy. `firstFrame`: the film frame of the first. */
export function pngSequenceArgs(joinedPath: string, folder: string, firstFrame: number): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-i', `file:${joinedPath}`],
    [
      '-map',
      '0:v:0',
      '-c',
      'copy',
      '-start_number',
      String(firstFrame),
      '-f',
      'image2',
      `file:${folder.replaceAll('%', '%%')}/frame-%06d.png`, // a folder's own percent sign is no number's place
    ],
  ].flat();
}
