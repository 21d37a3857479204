import type { Gpu } from './find-gpus.ts';
import type { BrowserTool, CaptureRung, FfmpegTool } from './tools.ts';
import type { EncoderVerdict } from './try-encoders.ts';

/** What this machine has and what of it is used. Plain JSON; `cueframe doctor --json` prints it. */
export type DoctorReport = {
  /** A film with cues can be rendered here. */
  readonly canRender: boolean;
  /** What is used. */
  readonly tools: { readonly ffmpeg: FfmpegTool | null; readonly browser: BrowserTool | null };
  readonly missing: readonly MissingPart[];
  readonly node: { readonly version: string; readonly isSupported: boolean };
  readonly os: {
    readonly platform: NodeJS.Platform;
    readonly name: string;
    readonly release: string;
    readonly arch: string;
  };
  readonly cpu: { readonly model: string; readonly cores: number };
  readonly memory: { readonly totalBytes: number; readonly freeBytes: number };
  readonly disks: readonly DiskSpace[];
  /** In the order tried. */
  readonly browsers: readonly BrowserRow[];
  /** Best first. */
  readonly ffmpegs: readonly FfmpegRow[];
  /** Every encoder Cueframe knows, tried with the ffmpeg in use. */
  readonly encoders: readonly EncoderVerdict[];
  readonly gpus: readonly Gpu[];
  /** Packages of the fonts that are part of Cueframe. */
  readonly fonts: readonly string[];
  readonly sandbox: { readonly isUsed: boolean; readonly note: string };
};

/** Something to install. */
export type MissingPart = {
  readonly what: 'node' | 'ffmpeg' | 'ffprobe' | 'browser' | 'gpu-list' | 'sandbox';
  readonly why: string;
  /** The exact command for this system. */
  readonly fix: string;
  /** Without it no film with cues can be rendered. */
  readonly isRequired: boolean;
  /** Packages of Debian and Ubuntu that bring it; the first that exists is enough. */
  readonly debianPackages: readonly string[];
};

export type DiskSpace = { readonly use: string; readonly path: string; readonly freeBytes: number | null };

export type BrowserRow = {
  readonly path: string;
  readonly origin: string;
  readonly version: string | null;
  readonly rung: CaptureRung | null;
  readonly isChosen: boolean;
  readonly reason: string;
};

export type FfmpegRow = {
  readonly path: string;
  readonly origin: string;
  readonly version: string | null;
  readonly ffprobePath: string | null;
  readonly isChosen: boolean;
  readonly reason: string;
};
