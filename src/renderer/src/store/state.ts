import type {
  MachineReport,
  MediaEntry,
  RenderSettings,
  StudioInfo,
} from '../../../shared/contract/studio.ts';
import type { ScenarioDocument } from '../../../shared/edit/document.ts';
import type { Job, JobSegment } from '../../../shared/job/job.ts';
import type { FrameSpan } from '../../../shared/time.ts';
import type { Preferences } from '../preferences/preferences.ts';
import type { StepName } from '../text/en.ts';
import type { CueTool } from './cue-change.ts';
import type { Notice } from './notices.ts';
import type { Connection } from './studio-door.ts';
import type { StorageState } from './storage-state.ts';

export type Project = {
  /** Names the autosave; new with every project opened. */
  readonly projectId: string;
  /** Null: never saved. */
  readonly path: string | null;
  readonly baseDir: string | null;
  readonly document: ScenarioDocument;
  /** What the file holds; the project is unsaved while `document` is another. Null: there is no file. */
  readonly savedDocument: ScenarioDocument | null;
  /** Of the file as it was last read or written by this window. */
  readonly digest: string | null;
  /** Rises with every state of the document: of two that are kept the higher one is newer. */
  readonly revision: number;
  readonly savedAtMs: number | null;
  /** What of a render is no matter of the film: see `RenderChoices`. */
  readonly render: RenderChoices;
};

/**
 * What a person chose for renders of this project and this machine, while it is open in this window. What the film is
 * (format, quality, size) stands in the document's `output`.
 */
export type RenderChoices = Pick<RenderSettings, 'range' | 'encoder' | 'cache'>;

/** One undoable edit, with the documents around it. They share all that is equal. */
export type Step = {
  readonly name: StepName;
  readonly before: ScenarioDocument;
  readonly after: ScenarioDocument;
  /** Edits that follow with the same key are one step: a drag, a text being typed. */
  readonly mergeKey: string | null;
  /** What was selected before the edit; of an undone step: when it was undone. */
  readonly selection: Selection;
};

export type History = { readonly past: readonly Step[]; readonly future: readonly Step[] };

export type Selection = {
  readonly kind: 'none' | 'cues' | 'clips' | 'media';
  readonly ids: readonly string[];
};

export type Playback = {
  /** The frame shown. */
  readonly frame: number;
  /** Seconds of film per second; negative: backwards; 0: paused. */
  readonly speed: number;
  /** The speed at which play begins. */
  readonly pace: number;
  readonly isLooping: boolean;
  /** Half-open; null: the whole film. */
  readonly range: { readonly startFrame: number; readonly endFrame: number } | null;
  /** Played alone, once or again and again, until something else is done; null: nothing is. */
  readonly only: (FrameSpan & { readonly isLooping: boolean }) | null;
};

/** What a drag would make of the project; shown, and not yet an edit. */
export type Draft = {
  readonly document: ScenarioDocument;
  /** The film frame to show meanwhile: at a trimmed edge. Null: that of the playhead. */
  readonly frame: number | null;
};

export type MediaState =
  | { readonly state: 'probing' }
  | { readonly state: 'ready'; readonly entry: MediaEntry }
  | {
      readonly state: 'missing';
      readonly message: string;
      /** Of the file that could not be read; null: there was none. */
      readonly stamp: string | null;
      /** What it was while this window could read it: the film keeps its rate, size and length. */
      readonly last: MediaEntry | null;
    };

/** Something that takes a while, shown in the status bar. `ratio` 0-1; null: unknown. */
export type Task = {
  readonly id: string;
  readonly kind: 'upload' | 'probe' | 'open' | 'save' | 'cues';
  readonly subject: string;
  readonly ratio: number | null;
};

/** Where a person wants to go while the project has unsaved changes. */
export type Destination =
  | { readonly type: 'new' }
  | { readonly type: 'open'; readonly place: string }
  | { readonly type: 'sample'; readonly id: string }
  | { readonly type: 'recover'; readonly projectId: string };

/** A file that is not what this window last read or wrote. */
export type SaveConflict = {
  readonly path: string;
  /** Of the file that is there now; null: none is. */
  readonly found: string | null;
  /** Whether this window knows the file; else the name was given anew. */
  readonly isOurs: boolean;
};

export type OpenDialog =
  | { readonly kind: 'unsaved'; readonly destination: Destination }
  | { readonly kind: 'saveName' }
  | ({ readonly kind: 'conflict' } & SaveConflict)
  | { readonly kind: 'openPlace' }
  | { readonly kind: 'render' }
  | { readonly kind: 'machine' }
  | { readonly kind: 'storage' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'shiftAll' }
  | { readonly kind: 'cueTool'; readonly tool: CueTool }
  | { readonly kind: 'tapAlong' }
  | { readonly kind: 'removeMedia'; readonly mediaId: string; readonly uses: number };

export type StudioState = {
  readonly info: StudioInfo | null;
  readonly connection: Connection;
  /** As it was last asked; null: not yet. */
  readonly machine: MachineReport | null;
  readonly storage: StorageState;
  readonly project: Project | null;
  readonly history: History;
  readonly selection: Selection;
  readonly playback: Playback;
  readonly draft: Draft | null;
  /** By place. */
  readonly media: Readonly<Record<string, MediaState>>;
  /** Newest first. */
  readonly jobs: readonly Job[];
  /** By job; only jobs that were looked at. */
  readonly segments: Readonly<Record<string, readonly JobSegment[]>>;
  readonly notices: readonly Notice[];
  readonly tasks: readonly Task[];
  readonly dialog: OpenDialog | null;
  readonly isQueueOpen: boolean;
  readonly isSearchOpen: boolean;
  /** The cue list shows only cues that are warned about. */
  readonly isWarningsOnly: boolean;
  readonly preferences: Preferences;
};
