import { z } from 'zod';
import type { EventCursor, Job, JobEvent, JobSegment } from '../job/job.ts';
import type { FrameTable, MediaInfo } from '../media.ts';
import type { ImportWarning } from '../import/warning.ts';
import type { Problem } from '../scenario/problem.ts';
import { OUTPUT_FORMATS, PRESET_NAMES, type EncoderName } from '../plan/plan.ts';
import { method } from './contract.ts';
import { storageCalls } from './storage-calls.ts';

/**
 * What the window asks of the engine. Electron's IPC and HTTP are two transports of it. A `place` is where a file lies
 * on the engine's machine: an absolute path, or `upload://ID` for what a browser sent.
 */

const place = z.string().min(1).max(4096);
/** A scenario as the window holds it: checked by the engine where it is used. */
const document = z.record(z.string(), z.unknown());
const baseDir = z.string().max(4096).nullable();
const projectId = z.string().max(64);
const revision = z.int().min(0);

export type RecentProject = { readonly path: string; readonly title: string; readonly openedAtMs: number };

export type StudioInfo = {
  readonly version: string;
  /** `desktop` has native dialogs, taskbar and file drops with paths; `browser` uploads and downloads. */
  readonly door: 'desktop' | 'browser';
  readonly platform: string;
  /** A larger file is refused before it is sent; null where files are not sent. */
  readonly uploadLimitBytes: number | null;
  readonly recent: readonly RecentProject[];
  /** Projects whose last state was not saved when the program ended. */
  readonly recoverable: readonly RecoverableProject[];
  readonly samples: readonly { readonly id: string; readonly title: string; readonly description: string }[];
};

export type RecoverableProject = {
  readonly projectId: string;
  readonly title: string;
  readonly path: string | null;
  readonly changedAtMs: number;
  /** A window that is connected now has it open: it is not lost. */
  readonly isOpen: boolean;
};

export type OpenedProject = {
  readonly path: string | null;
  readonly baseDir: string | null;
  readonly document: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  /** SHA-256 of the file as read; null for one never saved. Given back when saving, so that no one's change is lost. */
  readonly digest: string | null;
  readonly media: MediaFindings;
  /** The file is another program's: `document` was made of it, and is not saved anywhere. */
  readonly imported?: {
    readonly name: string;
    /** In words: "MotionText scenario". */
    readonly format: string;
    readonly warnings: readonly ImportWarning[];
  };
};

/**
 * A project as it was last kept. `digest` is the digest of the file that its edits began with, even if another file
 * lies there now.
 */
export type RecoveredProject = OpenedProject & {
  /** Of the state that was kept: what is kept from now on has higher ones. */
  readonly revision: number;
};

/** What became of a project's files since it was written, where that is known. */
export type MediaFindings = {
  /** Files that are not where the project says, and were found elsewhere: `src` is where. */
  readonly found: readonly { readonly mediaId: string; readonly src: string; readonly content: string }[];
  /** Ids of media whose file has another content than the one the project was made with. */
  readonly changed: readonly string[];
};

/** A media file in the bin. */
export type MediaEntry = {
  readonly place: string;
  readonly name: string;
  /** Stands for its content: the same for a copy, wherever it lies and however it is called. */
  readonly content: string;
  /** Tells whether the file is still the one that was read: see `mediaStamps`. */
  readonly stamp: string;
  /** Whether its end is missing; what is there can be used. */
  readonly isCutShort: boolean;
  readonly info: MediaInfo;
  /** For video: when each frame is shown, so that the preview shows the frame the render would. */
  readonly frames: FrameTable | null;
  /** Addresses the window may load, on its own origin. */
  readonly mediaUrl: string;
  readonly thumbnailUrl: string | null;
};

export type PlanSummary = {
  /** "14 segments; 9 from cache; 2 to draw on 2 workers …", a sentence each. */
  readonly sentences: readonly string[];
  readonly warnings: readonly { readonly path: string; readonly message: string }[];
  readonly totalFrames: number;
  readonly segments: readonly {
    readonly startFrame: number;
    readonly endFrame: number;
    readonly isCached: boolean;
  }[];
  readonly encoder: EncoderName;
  readonly estimate: {
    readonly seconds: number | null;
    readonly filmBytes: number | null;
    readonly scratchBytes: number | null;
  };
};

export type EncoderVerdict = {
  readonly name: EncoderName;
  readonly works: boolean;
  /** "works, 412 fps here", or why not. */
  readonly reason: string;
};

export type MachineReport = {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly gpus: readonly { readonly name: string; readonly driver: string | null; readonly note: string }[];
  readonly encoders: readonly EncoderVerdict[];
  /** What an H.264 film is encoded with where nobody chose; null: nothing works. */
  readonly autoEncoder: EncoderName | null;
  readonly browser: string | null;
  readonly ffmpeg: string;
  readonly pageWorkers: number;
  readonly cacheBytes: number;
  readonly freeBytes: number;
};

export type ImportedCues = {
  readonly cues: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly string[];
};

const settings = z.object({
  preset: z.enum(PRESET_NAMES).optional(),
  quality: z.union([z.number().min(0).max(51), z.literal('lossless')]).optional(),
  encoder: z.string().max(40).optional(),
  format: z.enum(OUTPUT_FORMATS).optional(),
  range: z.object({ startFrame: z.int().min(0), endFrame: z.int().min(1) }).optional(),
  cache: z.boolean().optional(),
});
export type RenderSettings = z.infer<typeof settings>;

export const studioContract = {
  describe: method(z.object({})).gives<StudioInfo>(),

  /** A project file of another program is opened as what `cueframe import` makes of it. */
  openProject: method(z.object({ path: place })).gives<OpenedProject>(),
  openSample: method(z.object({ id: z.string().max(64) })).gives<OpenedProject>(),
  /**
   * Writes a scenario that every program on the engine's machine can read: uploads and paths that start at `baseDir` are named
   * as they are seen from the new file. Rejects with `project.conflict` where the file on disk is no longer `ifDigest`;
   * its details hold the digest of the file that is there as `found`, null for none.
   */
  saveProject: method(z.object({ path: place, document, baseDir, ifDigest: z.string().nullable() })).gives<{
    readonly digest: string;
    readonly savedAtMs: number;
  }>(),
  /**
   * Kept until the project is saved or the recovery is discarded. `digest`: of the file the edits began with, null for none.
   * `revision`: rises with every state of the document in its window.
   */
  autosave: method(
    z.object({
      ...{ projectId, path: place.nullable(), digest: z.string().nullable(), revision, document },
      /** Of the window that has it open; null: none that could be told from others. */
      windowId: z.string().max(64).nullable().default(null),
    }),
  ).gives<null>(),
  recover: method(z.object({ projectId })).gives<RecoveredProject>(),
  /** Drops what was kept up to a revision, also where that is sent late; a newer state stays. Null: whatever is kept. */
  discardRecovery: method(z.object({ projectId, revision: revision.nullable() })).gives<null>(),

  /** Probes files; a folder gives all media in it, one entry or refusal each. */
  addMedia: method(z.object({ places: z.array(place).min(1).max(500) })).gives<{
    readonly media: readonly MediaEntry[];
    /** `name`: the file's own, as people know it. */
    readonly refused: readonly {
      readonly place: string;
      readonly name: string;
      readonly code: string;
      readonly message: string;
      readonly stamp: string | null;
    }[];
  }>(),
  /**
   * The stamp of each file, in the order asked. A changed stamp means a changed file. Null: there is no file. No file
   * is opened.
   */
  mediaStamps: method(z.object({ places: z.array(place).min(1).max(500) })).gives<{
    readonly stamps: readonly (string | null)[];
  }>(),
  /** Peaks of the sound, 0-1, `perSecond` of them for each second of the file. */
  waveform: method(z.object({ place, perSecond: z.int().min(1).max(200) })).gives<{
    readonly peaks: readonly number[];
  }>(),
  /** Addresses of small pictures of a film's frames, named by their ticks (see FrameTable); null for one that cannot be read. */
  filmstrip: method(z.object({ place, ticks: z.array(z.int()).min(1).max(32) })).gives<{
    readonly urls: readonly (string | null)[];
  }>(),
  /** A copy that every Chromium plays, made once and kept; null where the file itself plays. */
  previewProxy: method(z.object({ place })).gives<{ readonly url: string } | null>(),
  /**
   * SRT, WebVTT, ASS: cues with times in seconds. `encoding`: a label such as `windows-1250`, where the file is not UTF-8
   * or UTF-16.
   */
  importCues: method(z.object({ place, encoding: z.string().max(40).optional() })).gives<ImportedCues>(),

  planRender: method(z.object({ document, baseDir, settings })).gives<PlanSummary>(),
  /** Address of the finished frame as PNG, as `cueframe frame` gives it. */
  renderedFrame: method(z.object({ document, baseDir, frame: z.int().min(0) })).gives<{
    readonly url: string;
  }>(),
  machine: method(z.object({})).gives<MachineReport>(),

  startJob: method(
    z.object({
      document,
      baseDir,
      settings,
      output: place.nullable(),
      title: z.string().max(500).nullable(),
    }),
  ).gives<Job>(),
  jobs: method(z.object({ limit: z.int().min(1).max(500) })).gives<{
    readonly jobs: readonly Job[];
    /** Events after this one are news. */
    readonly cursor: EventCursor;
  }>(),
  jobSegments: method(z.object({ jobId: z.string() })).gives<readonly JobSegment[]>(),
  jobAction: method(
    z.object({ jobId: z.string(), action: z.enum(['pause', 'resume', 'cancel', 'retry', 'remove']) }),
  ).gives<Job | null>(),
  /**
   * An address of a film in a bucket that needs no key, for `expiresSeconds`. Rejects with `feature.unsupported` for a film
   * that is a file.
   */
  filmLink: method(z.object({ jobId: z.string() })).gives<{
    readonly url: string;
    readonly expiresSeconds: number;
  }>(),
  /**
   * Desktop: shows the file in its folder; rejects with `feature.unsupported` for a film in a bucket. Browser: gives the
   * address to download it from.
   */
  revealOutput: method(z.object({ jobId: z.string() })).gives<{ readonly downloadUrl: string | null }>(),

  /** Desktop only: native dialogs. `null`: the person cancelled. Browser: rejects with `feature.unsupported`. */
  askOpen: method(z.object({ kind: z.enum(['project', 'media', 'cues']) })).gives<readonly string[] | null>(),
  askSave: method(z.object({ kind: z.enum(['project', 'film']), name: z.string().max(255) })).gives<
    string | null
  >(),
  /** Desktop only: the window's answer to the event `leaving`. Its last changes are kept, as far as they can be. */
  leave: method(z.object({})).gives<null>(),

  ...storageCalls,
};

export type StudioContract = typeof studioContract;

/** Facts that come up without being asked for: over IPC, or as server-sent events. */
export type StudioEvent =
  | { readonly type: 'job'; readonly event: JobEvent; readonly job: Job | null }
  | { readonly type: 'open'; readonly path: string }
  | { readonly type: 'menu'; readonly command: string }
  /** The app is about to end: what has not been kept yet is kept now. */
  | { readonly type: 'leaving' };
