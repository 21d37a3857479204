import type { MediaInfo } from '../../shared/media.ts';
import { passthroughArgs } from '../../engine/encode/ffmpeg-version.ts';
import { safeInputArgs } from '../../engine/probe/input-options.ts';

/** Longest side of a preview picture. */
const LONGEST_SIDE_PX = 960;
/** Frames from one key frame to the next: scrubbing decodes no more than these. */
const GROUP_FRAMES = 15;

export type ProxyForm = {
  readonly name: string;
  readonly ending: string;
  readonly picture: readonly string[];
  readonly sound: readonly string[];
};

const VP9: ProxyForm = {
  name: 'vp9',
  ending: '.webm',
  picture: [
    '-c:v',
    'libvpx-vp9',
    '-deadline',
    'realtime',
    '-cpu-used',
    '8',
    '-row-mt',
    '1',
    '-crf',
    '34',
    '-b:v',
    '0',
  ],
  sound: ['-c:a', 'libopus', '-b:a', '96k'],
};
const H264: ProxyForm = {
  name: 'h264',
  ending: '.mp4',
  picture: ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '24', '-movflags', '+faststart'],
  sound: ['-c:a', 'aac', '-b:a', '128k'],
};
const OPUS: ProxyForm = {
  name: 'opus',
  ending: '.webm',
  picture: [],
  sound: ['-c:a', 'libopus', '-b:a', '128k'],
};
const AAC: ProxyForm = { name: 'aac', ending: '.mp4', picture: [], sound: ['-c:a', 'aac', '-b:a', '160k'] };
const PNG: ProxyForm = { name: 'png', ending: '.png', picture: ['-frames:v', '1', '-c:v', 'png'], sound: [] };

/** In the order tried: first what every Chromium plays, then what this ffmpeg is more likely to make. */
export const PROXY_FORMS: Readonly<Record<MediaInfo['kind'], readonly ProxyForm[]>> = {
  video: [VP9, H264],
  audio: [OPUS, AAC],
  image: [PNG],
};

/** Arguments that make the preview copy: every frame of the original at its own time, smaller. */
export function proxyArgs(
  {
    path,
    info,
    form,
    ffmpegVersion,
  }: {
    readonly path: string;
    readonly info: MediaInfo;
    readonly form: ProxyForm;
    readonly ffmpegVersion: string;
  },
  outputPath: string,
): string[] {
  const isMoving = info.kind === 'video';
  const fit = `scale=w=min(iw\\,${LONGEST_SIDE_PX}):h=min(ih\\,${LONGEST_SIDE_PX}):force_original_aspect_ratio=decrease:force_divisible_by=2`;
  const filters = [...(info.video?.isInterlaced ? ['yadif=mode=send_frame'] : []), fit, 'setsar=1'];
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'],
    ...(info.kind === 'image' ? [] : [['-progress', 'pipe:1', '-nostats']]),
    safeInputArgs(path),
    info.video ? ['-map', '0:v:0'] : ['-vn'],
    info.audio && form.sound.length > 0 ? ['-map', '0:a:0'] : ['-an'],
    ['-sn', '-dn', '-map_metadata', '-1'],
    info.video ? ['-vf', [...filters, ...(isMoving ? ['format=yuv420p'] : [])].join(',')] : [],
    isMoving ? [...passthroughArgs(ffmpegVersion), '-g', String(GROUP_FRAMES)] : [],
    info.video ? form.picture : [],
    info.audio && form.sound.length > 0 ? [...form.sound, '-ac', '2'] : [],
    [outputPath],
  ].flat();
}
