import { extname } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import {
  QUALITY_PRESETS,
  type EncoderSpeed,
  type OutputFormat,
  type Quality,
  type VideoCodec,
} from '../../shared/plan/plan.ts';
import { CODECS_OF } from '../../shared/scenario/output-format.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import type { RenderRequest } from './render-request.ts';

/** What the film is to be, before anything is known of its sources. */
export type OutputSettings = {
  readonly format: OutputFormat;
  readonly codec: VideoCodec;
  readonly quality: Quality;
  readonly speed: EncoderSpeed;
  readonly overlayOnly: boolean;
  readonly outputSize: { readonly widthPx: number; readonly heightPx: number } | null;
  /** Upper bound of the file, in bytes; null: none. */
  readonly sizeLimitBytes: number | null;
};

const FORMAT_OF_ENDING: Readonly<Record<string, OutputFormat>> = {
  '.mp4': 'mp4',
  '.m4v': 'mp4',
  '.mov': 'mov',
  '.webm': 'webm',
  '.gif': 'gif',
  '.wav': 'wav',
  '': 'png-sequence',
};

/** The format a file name asks for. Throws `output.format` for an ending Cueframe does not write. */
export function formatOfPath(path: string): OutputFormat {
  const ending = extname(path).toLowerCase();
  const format = FORMAT_OF_ENDING[ending];
  if (format) return format;
  const known = Object.keys(FORMAT_OF_ENDING).filter(Boolean).join(' ');
  throw new StudioError(
    'output.format',
    `no film can be written to a file ending in ${ending}; known are ${known}, or a folder name for PNG pictures`,
  );
}

/** Settings of a render: the request wins over the scenario's `output`. `format`: what the output's name asks for. */
export function outputSettings(
  scenario: Scenario,
  request: Omit<RenderRequest, 'scenario'>,
  format: OutputFormat,
): OutputSettings {
  const { output } = scenario;
  const overlayOnly = output.overlayOnly ?? false;
  const preset = QUALITY_PRESETS[request.preset ?? output.preset];
  return {
    format,
    codec: chooseCodec(format, output.codec, overlayOnly),
    // a preset that is asked for means its own quality
    quality: chooseQuality(
      request.quality ?? (request.preset === undefined ? output.quality : undefined),
      preset.crf,
      format,
    ),
    speed: request.speed ?? preset.speed,
    overlayOnly,
    outputSize:
      output.width !== undefined && output.height !== undefined
        ? { widthPx: output.width, heightPx: output.height }
        : null,
    sizeLimitBytes: output.sizeLimitMB === undefined ? null : output.sizeLimitMB * 1_000_000,
  };
}

function chooseCodec(format: OutputFormat, wanted: VideoCodec | undefined, overlayOnly: boolean): VideoCodec {
  if (overlayOnly) {
    if (format === 'mov') return 'prores';
    if (format === 'webm' || format === 'png-sequence') return 'vp9';
    throw new StudioError(
      'output.format',
      `${format} has no transparency; \`overlayOnly\` is written to .mov, .webm or a folder of PNG pictures`,
    );
  }
  const codecs: readonly VideoCodec[] = CODECS_OF[format];
  // pictures and sound have no codec of their own: H.264 without loss is what they are made from
  const usual = codecs.includes('h264') ? 'h264' : (codecs[0] ?? 'h264');
  if (!wanted || codecs.length === 0 || codecs.includes(wanted))
    return wanted && codecs.length > 0 ? wanted : usual;
  throw new StudioError(
    'output.format',
    `${wanted} does not go into ${format}; it takes ${codecs.join(', ')}`,
  );
}

function chooseQuality(
  asked: number | 'lossless' | undefined,
  presetCrf: number,
  format: OutputFormat,
): Quality {
  // pictures that are converted once more at assembly must not have lost anything before
  if (asked === 'lossless' || format === 'gif' || format === 'png-sequence') return { kind: 'lossless' };
  return { kind: 'crf', crf: asked ?? presetCrf };
}

/** Bits a second for the picture so that picture, sound and container stay under a size. At least 50 kbit/s. */
export function bitrateForSize(
  sizeLimitBytes: number,
  durationSeconds: number,
  soundBitsPerSecond: number,
): number {
  const usable = sizeLimitBytes * 8 * 0.95; // container, and the encoder's own inexactness
  return Math.max(50_000, Math.floor(usable / durationSeconds - soundBitsPerSecond));
}
