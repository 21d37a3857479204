import { existsSync, readdirSync } from 'node:fs';
import type { EncoderName } from '../../shared/plan/plan.ts';
import { encoderFamily } from '../encode/encoders/encoder-facts.ts';

/** What can be seen of a machine's encoders without starting a program. */
export type HardwareFacts = {
  readonly platform: NodeJS.Platform;
  /** Whether NVIDIA's driver shows a device; Windows shows nothing here, so true there. */
  readonly mayHaveNvidia: boolean;
  /** Linux render nodes, such as `/dev/dri/renderD128`. */
  readonly renderNodes: readonly string[];
};

export function readHardwareFacts(): HardwareFacts {
  const { platform } = process;
  return {
    platform,
    mayHaveNvidia: platform === 'win32' || ['/dev/nvidiactl', '/dev/dxg'].some((path) => existsSync(path)), // dxg: Linux inside Windows
    renderNodes: readRenderNodes(),
  };
}

function readRenderNodes(): string[] {
  try {
    return readdirSync('/dev/dri')
      .filter((name) => name.startsWith('renderD'))
      .sort()
      .map((name) => `/dev/dri/${name}`);
  } catch {
    return [];
  }
}

/** Why trying an encoder would be lost time, in words; null: only a trial can tell. */
export function whyImpossible(
  encoder: EncoderName,
  builtEncoders: readonly string[],
  facts: HardwareFacts,
): string | null {
  if (!builtEncoders.includes(encoder)) return `this ffmpeg was built without ${encoder}`;
  const hasNode = facts.renderNodes.length > 0;
  switch (encoderFamily(encoder)) {
    case 'software':
      return null;
    case 'nvenc':
      return facts.mayHaveNvidia ? null : 'no NVIDIA GPU with its driver was found';
    case 'videotoolbox':
      return facts.platform === 'darwin' ? null : 'VideoToolbox is part of macOS';
    case 'vaapi':
      if (facts.platform !== 'linux') return 'VAAPI is used on Linux only';
      return hasNode ? null : 'no GPU device (/dev/dri/renderD*) was found';
    case 'qsv':
    case 'amf':
      if (facts.platform === 'win32') return null;
      if (facts.platform !== 'linux') return `${encoderFamily(encoder)} is for Windows and Linux`;
      return hasNode ? null : 'no GPU device (/dev/dri/renderD*) was found';
  }
}

/** NVIDIA models without an encoding unit (NVIDIA's video support matrix). Only explains a failed trial. */
const WITHOUT_NVENC =
  /\b(A100|A800|A30|H100|H800|H200|H20|GH200|B100|B200|B300|GB200|GB300|GT 1030|MX\d{3})\b/;

/** `NVIDIA H200` → that it has no NVENC; null where the name gives no reason. */
export function nvencNote(gpuNames: readonly string[]): string | null {
  const without = gpuNames.filter((name) => WITHOUT_NVENC.test(name));
  if (without.length === 0 || without.length < gpuNames.length) return null;
  return `${[...new Set(without)].join(', ')} has no NVENC unit`;
}
