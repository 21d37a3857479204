/** How finished pixels are read from a page; tried in this order. */
export const CAPTURE_RUNGS = ['canvas', 'screenshot'] as const;
export type CaptureRung = (typeof CAPTURE_RUNGS)[number];

/** An ffmpeg that proved itself on this machine. */
export type FfmpegTool = {
  readonly path: string;
  /** As the program prints it: `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** Beside ffmpeg or on PATH; null where there is none. */
  readonly ffprobePath: string | null;
};

/** A browser that launched and drew a known picture on this machine. */
export type BrowserTool = {
  readonly path: string;
  /** `156.0.8078.73`. */
  readonly version: string;
  /** The best rung that drew the known picture right. */
  readonly rung: CaptureRung;
  /** Extra environment the browser needs to load its libraries. */
  readonly env: Readonly<Record<string, string>>;
};

/** The programs a render uses, found and proved by the environment folder, handed down by the doors. */
export type Tools = {
  readonly ffmpeg: FfmpegTool;
  /** Null where no browser works: films without cues still render. */
  readonly browser: BrowserTool | null;
};
