import type { ColorTags } from '../../shared/media.ts';

/** ffmpeg's name for a codec mediabunny knows. */
export function ffmpegCodecName(codec: string | null): string {
  const names: Readonly<Record<string, string>> = { avc: 'h264', 'pcm-s16': 'pcm_s16le' };
  return codec === null ? 'unknown' : (names[codec] ?? codec);
}

/** ffmpeg's demuxer name for a container mediabunny read. */
export function ffmpegContainer(name: string): string {
  if (/MPEG Transport/i.test(name)) return 'mpegts';
  return /Matroska|WebM/i.test(name) ? 'matroska,webm' : 'mov,mp4,m4a,3gp,3g2,mj2';
}

/** WebCodecs' colour words in ffmpeg's names. */
export function ffmpegColorTags(color: {
  readonly fullRange?: boolean | null | undefined;
  readonly matrix?: string | null | undefined;
  readonly primaries?: string | null | undefined;
  readonly transfer?: string | null | undefined;
}): ColorTags {
  const names: Readonly<Record<string, string>> = {
    rgb: 'gbr',
    'bt2020-ncl': 'bt2020nc',
    pq: 'smpte2084',
    hlg: 'arib-std-b67',
    'iec61966-2-1': 'iec61966-2-1',
  };
  const name = (word: string | null | undefined): string => (word ? (names[word] ?? word) : 'unknown');
  return {
    range: color.fullRange === true ? 'pc' : color.fullRange === false ? 'tv' : 'unknown',
    matrix: name(color.matrix),
    primaries: name(color.primaries),
    transfer: name(color.transfer),
  };
}
