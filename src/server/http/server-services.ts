import type { AdapterRecords } from '../../work/records/adapter-records.ts';
import type { CallbackSecret } from '../../work/callbacks/callback-secret.ts';
import type { FfmpegTool } from '../../engine/environment/tools.ts';
import type { KeyStore } from '../../work/keys/key-store.ts';
import type { ProjectStore } from '../../work/projects/project-store.ts';
import type { FetchSource } from '../../work/queue/film/job-sources.ts';
import type { EventFeed } from '../../work/queue/ports/event-feed.ts';
import type { JobControl } from '../../work/queue/ports/job-control.ts';
import type { JobIntake } from '../../work/queue/ports/job-intake.ts';
import type { SegmentBoard } from '../../work/queue/ports/segment-board.ts';
import type { ObjectStore } from '../../work/storage/object-store.ts';
import type { Uploads } from '../../work/uploads/uploads.ts';
import type { BrowserStudio } from './browser-studio.ts';

/** What the API stands on; composed by whoever starts the server. */
export type ServerServices = {
  readonly jobs: JobIntake & JobControl & EventFeed & Pick<SegmentBoard, 'segments'>;
  readonly keys: KeyStore;
  readonly projects: ProjectStore;
  readonly uploads: Uploads;
  /** Where films without a place of their own are kept; null: in a folder of this machine. */
  readonly objectStore: ObjectStore | null;
  /** A folder on the disk that films are written to, for `/health/storage`. */
  readonly dataDir: string;
  /** For probing and thumbnails; found when it is first needed. Throws `ffmpeg.missing`. */
  readonly ffmpeg: () => Promise<FfmpegTool>;
  /** Fetches `https://`, `s3://` and `upload://` into a folder, for probing; null: only files of this machine can be probed. */
  readonly fetchInto: ((folder: string) => FetchSource) | null;
  /** What callbacks of a key's jobs are signed with; told when the key is made. */
  readonly callbackSecretOf: (keyId: string) => CallbackSecret;
  /** What addresses of films are signed with, which need no key. */
  readonly filmSecret: string;
  /** Where others reach this server, as `readPublicUrl` gives it; left out: where a request was sent to. */
  readonly publicUrl?: string;
  /** What the APIs of other systems remember (docs/adapters.md); left out: those APIs are not there. */
  readonly adapterRecords?: AdapterRecords;
  /** The studio for browsers; left out: there is only the API. */
  readonly studio?: BrowserStudio;
  readonly now?: () => number;
};

/** What a server allows where nobody says otherwise. */
export type ServerLimits = {
  readonly requestsPerMinuteWithKey: number;
  readonly requestsPerMinuteWithoutKey: number;
  /** Failed logins of one address within a minute that shut it out for 15 minutes. */
  readonly failedLoginsPerMinute: number;
  readonly streamsPerKey: number;
  /** What may wait to be sent to one reader of events before it is let go. */
  readonly streamBufferBytes: number;
  readonly heartbeatMs: number;
  readonly bodyBytes: number;
  /** How long a body that is not an upload may take. */
  readonly bodyMs: number;
  /** How long a request may take to fetch and look at a media file, once it has its turn. */
  readonly probeMs: number;
  /** Projects of one owner, and bytes of all their scenarios together. Keys with `admin` have no such limit. */
  readonly projectsPerOwner: number;
  readonly projectBytesPerOwner: number;
  /** Addresses a key without `admin` may read from and write to, each as `s3://bucket/` or with a prefix; null: all. */
  readonly s3Prefixes: readonly string[] | null;
  /** Places of one's own network that sources and callbacks may be at, see allowed-address.ts. */
  readonly allowAddresses: readonly string[];
};

export const DEFAULT_LIMITS: ServerLimits = {
  requestsPerMinuteWithKey: 600,
  requestsPerMinuteWithoutKey: 60,
  failedLoginsPerMinute: 10,
  streamsPerKey: 32,
  streamBufferBytes: 1024 * 1024,
  heartbeatMs: 15_000,
  bodyBytes: 11 * 1024 * 1024,
  bodyMs: 30_000,
  probeMs: 120_000,
  projectsPerOwner: 1000,
  projectBytesPerOwner: 500_000_000,
  s3Prefixes: null,
  allowAddresses: [],
};
