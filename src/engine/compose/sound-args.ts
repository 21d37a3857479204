import { cutShortArgs, probedInputArgs } from '../probe/input-options.ts';
import type { OutputFormat, SoundPart, SoundPlan } from '../../shared/plan/plan.ts';

/** Decoding starts this much before the sound that is wanted, so that the decoder has settled (AAC needs a packet or two). */
const PREROLL_SECONDS = 1;

/**
 * The ffmpeg command that renders a sound at once: each part cut to the sample, silence in between, one encode (joined
 * pieces of AAC would grow by their priming, +240 ms in ten pieces).
 */
export function soundArgs(sound: SoundPlan, codecArgs: readonly string[], path: string): string[] {
  return [...mixArgs(sound), ...codecArgs, `file:${path}`];
}

/** The same for a piece of a sound: its samples go to stdout, not encoded, as {@link joinSoundArgs} reads them. */
export function soundPieceArgs(piece: SoundPlan): string[] {
  return [...mixArgs(piece), '-c:a', 'pcm_f32le', '-f', 'f32le', 'pipe:1'];
}

/** Encodes the samples that come on stdin, those of all pieces one after the other. */
export function joinSoundArgs(sound: SoundPlan, codecArgs: readonly string[], path: string): string[] {
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror'],
    ['-f', 'f32le', '-ar', String(sound.sampleRateHz), '-ac', String(sound.channels), '-i', 'pipe:0'],
    ['-af', `aformat=sample_fmts=fltp:channel_layouts=${layout(sound)}`],
    ['-map', '0:a:0', '-map_metadata', '-1'],
    codecArgs,
    [`file:${path}`],
  ].flat();
}

function mixArgs(sound: SoundPlan): string[] {
  const inputs = sound.parts.flatMap(({ source }) => {
    if (!source) return [];
    const seekSeconds = source.startSeconds - PREROLL_SECONDS;
    const seek =
      seekSeconds > 0 ? ['-seek_timestamp', '1', '-noaccurate_seek', '-ss', seekSeconds.toFixed(6)] : [];
    return [...seek, ...cutShortArgs(source), ...probedInputArgs(source.mediaPath, source.container)];
  });
  return [
    ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', '-xerror', '-copyts'],
    inputs,
    ['-filter_complex', soundFilter(sound)],
    ['-map', '[sound]', '-vn', '-sn', '-dn', '-map_metadata', '-1'],
  ].flat();
}

/** The filter graph of a sound, ending in the label `sound`: exactly `totalSamples` from time 0. */
export function soundFilter(sound: SoundPlan): string {
  let input = 0;
  const chains = sound.parts.map((part, index) => {
    const chain = part.source ? sourceChain(part, input, sound) : silenceChain(part, sound);
    if (part.source) input += 1;
    return `${chain}[part${index}]`;
  });
  const labels = sound.parts.map((_, index) => `[part${index}]`).join('');
  return [...chains, `${labels}concat=n=${sound.parts.length}:v=0:a=1,asetpts=N/SR/TB[sound]`].join(';');
}

function sourceChain({ source, startSample, endSample }: SoundPart, input: number, sound: SoundPlan): string {
  if (!source) return '';
  return [
    `[${input}:${source.streamIndex}]atrim=start=${source.startSeconds.toFixed(6)}`,
    `asetpts=PTS-(${source.startSeconds.toFixed(6)})/TB`,
    // fills holes in the source's time stamps with silence, so that what follows stays in sync
    `aresample=${sound.sampleRateHz}:async=1:first_pts=0`,
    `aformat=sample_fmts=fltp:channel_layouts=${layout(sound)}`,
    ...(source.volume === 1 ? [] : [`volume=${source.volume}`]),
    'apad',
    `atrim=end_sample=${endSample - startSample}`,
    'asetpts=N/SR/TB',
  ].join(',');
}

function silenceChain({ startSample, endSample }: SoundPart, sound: SoundPlan): string {
  return `anullsrc=r=${sound.sampleRateHz}:cl=${layout(sound)},aformat=sample_fmts=fltp:channel_layouts=${layout(sound)},atrim=end_sample=${endSample - startSample},asetpts=N/SR/TB`;
}

const layout = ({ channels }: SoundPlan) => (channels === 1 ? 'mono' : 'stereo');

/** Codec and container of the sound that goes with a film's format. */
export function soundCodec(
  format: OutputFormat,
  { channels }: SoundPlan,
): { readonly args: string[]; readonly extension: string } {
  switch (format) {
    case 'wav':
      return { args: ['-c:a', 'pcm_s16le', '-f', 'wav'], extension: 'wav' };
    case 'webm':
      return { args: ['-c:a', 'libopus', '-b:a', `${channels * 64}k`, '-f', 'webm'], extension: 'webm' };
    default:
      return { args: ['-c:a', 'aac', '-b:a', `${channels * 96}k`, '-f', 'mp4'], extension: 'm4a' };
  }
}
