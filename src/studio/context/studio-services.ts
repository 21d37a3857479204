import type { DoctorReport } from '../../engine/environment/doctor-report.ts';
import type { FindFilmStore } from '../../work/queue/film/job-services.ts';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobControl } from '../../work/queue/ports/job-control.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import type { SegmentBoard } from '../../work/queue/ports/segment-board.ts';
import type { SpeedMemory } from '../../work/queue/film/speed-file.ts';
import type { RenderContext } from '../../engine/request/render-request.ts';
import type { Threads } from '../../engine/threads/run-in-thread.ts';
import type { FileAddresses } from '../doors/file-addresses.ts';
import type { StorageSettings } from '../settings/storage-settings.ts';
import type { OpenWindows } from './open-windows.ts';
import type { StudioPlaces } from './studio-places.ts';

/** What only a desktop has. */
export type Desktop = {
  /** Absolute paths the person chose; null: cancelled. */
  askOpen(kind: 'project' | 'media' | 'cues'): Promise<readonly string[] | null>;
  /** An absolute path; the system asked before it would be overwritten. Null: cancelled. */
  askSave(kind: 'project' | 'film', name: string): Promise<string | null>;
  /** Shows a file in its folder. */
  reveal(path: string): void;
  /** The window has kept its last changes, as it was asked to before the app ends. */
  left(): void;
  /** Told of every project that was opened or saved, for the system's own list. */
  noteRecent(path: string): void;
};

/** What the window is shown of jobs and may do to them. */
export type StudioJobs = JobIntake & JobControl & EventFeed & Pick<SegmentBoard, 'segments'>;

/** What the calls of the window stand on; composed by a door. */
export type StudioServices = {
  readonly version: string;
  /** Null: the window is in a browser. */
  readonly desktop: Desktop | null;
  /** Those of browsers; the desktop app has one, which is not counted. */
  readonly windows: OpenWindows;
  readonly places: StudioPlaces;
  /** The folder `resources` of the program. */
  readonly resourcesDir: string;
  readonly jobs: StudioJobs;
  readonly storage: StorageSettings;
  /** Where films in a bucket are. */
  readonly filmStore: FindFilmStore;
  /** Segments are kept here; only counted. */
  readonly segmentDir: string;
  /** Tools, cache and stage as jobs use them; found when first needed. Throws `ffmpeg.missing` and what finding throws. */
  readonly render: () => Promise<RenderContext>;
  readonly diagnose: () => Promise<DoctorReport>;
  readonly speeds: () => Promise<SpeedMemory>;
  readonly addresses: FileAddresses;
  /** Where large scenarios are read and planned. */
  readonly threads: Threads;
  /** Fires when the program ends. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};
