import { serve, type Handlers } from '../../src/shared/contract/contract.ts';
import type { StorageReport } from '../../src/shared/contract/storage-calls.ts';
import {
  studioContract,
  type MediaEntry,
  type StudioContract,
  type StudioEvent,
} from '../../src/shared/contract/studio.ts';
import type { Job } from '../../src/shared/job/job.ts';
import { DEFAULT_PREFERENCES } from '../../src/renderer/src/preferences/preferences.ts';
import { createSession, type Session } from '../../src/renderer/src/store/session.ts';
import { clientOf, type Connection } from '../../src/renderer/src/store/studio-door.ts';

/** As the desktop app tells it before anything is saved. */
export const NO_STORAGE: StorageReport = {
  ...{ source: 'folder', settings: null, variables: {}, keys: null, isEditable: true, problem: null },
};

/** A file as the engine would describe it; its kind by its name. */
export function mediaEntry(place: string): MediaEntry {
  const name = place.split('/').at(-1) ?? place;
  const kind = name.endsWith('.png') ? 'image' : 'video';
  return {
    ...{ place, name, content: `content of ${name}`, stamp: '1', isCutShort: false },
    frames: null,
    mediaUrl: `/media/${name}`,
    thumbnailUrl: null,
    info: {
      path: place,
      missingBytes: 0,
      sizeBytes: 1000,
      container: 'mp4',
      startSeconds: 0,
      durationSeconds: 10,
      kind,
      video: null,
      audio: null,
      ignoredStreams: [],
    },
  };
}

export function jobOf(id: string, part: Partial<Job> = {}): Job {
  return {
    id,
    state: 'queued',
    progress: { phase: 'queued', percent: 0, frames: 0, totalFrames: 0, fps: 0, etaSeconds: null },
    request: {
      baseDir: null,
      sources: {},
      settings: {},
      format: 'mp4',
      output: null,
      title: 'Film',
      owner: null,
      projectId: null,
      callbackUrl: null,
      priority: 5,
      kind: 'render',
    },
    attempt: 1,
    pausedBecause: null,
    failure: null,
    result: null,
    isRendered: false,
    createdAtMs: 0,
    startedAtMs: null,
    finishedAtMs: null,
    ...part,
  };
}

export type FakeStudio = {
  readonly session: Session;
  /** Every call in order, as `[method, input]`. */
  readonly calls: (readonly [string, unknown])[];
  emit(event: StudioEvent): void;
  /** The connection as the door sees it from now on. */
  connect(connection: Connection): void;
};

/** A window over an engine in memory: no Electron, no sockets. `over` replaces what single calls do. */
export function fakeStudio(over: Partial<Handlers<StudioContract>> = {}): FakeStudio {
  const calls: (readonly [string, unknown])[] = [];
  let listener: (event: StudioEvent) => void = () => {};
  let connectionListener: (connection: Connection) => void = () => {};
  let number = 0;
  const media = { found: [], changed: [] };
  const opened = { path: null, baseDir: null, document: { cueframe: 1 }, problems: [], digest: null, media };
  const handlers: Handlers<StudioContract> = {
    describe: () => ({
      version: '1.2.3',
      door: 'browser',
      platform: 'linux',
      uploadLimitBytes: 1000,
      recent: [],
      recoverable: [],
      samples: [{ id: 's', title: 'Sample', description: 'A sample' }],
    }),
    openProject: ({ path }) => ({ ...opened, path, baseDir: '/films', digest: 'd1' }),
    openSample: () => opened,
    saveProject: () => ({ digest: 'd2', savedAtMs: 5 }),
    autosave: () => null,
    recover: () => ({ ...opened, revision: 1 }),
    discardRecovery: () => null,
    addMedia: ({ places }) => ({ media: places.map(mediaEntry), refused: [] }),
    mediaStamps: ({ places }) => ({ stamps: places.map(() => '1') }),
    waveform: () => ({ peaks: [] }),
    filmstrip: ({ ticks }) => ({ urls: ticks.map((tick) => `/strip/${tick}`) }),
    previewProxy: () => null,
    importCues: () => ({ cues: [{ type: 'text', start: 0, end: 1, text: 'hello' }], warnings: [] }),
    planRender: () => ({
      sentences: ['One segment is drawn.'],
      warnings: [],
      totalFrames: 300,
      segments: [{ startFrame: 0, endFrame: 300, isCached: false }],
      encoder: 'libx264',
      estimate: { seconds: 3, filmBytes: 1000, scratchBytes: 2000 },
    }),
    renderedFrame: () => ({ url: '/frame.png' }),
    machine: () => ({
      cores: 2,
      memoryBytes: 1,
      gpus: [],
      encoders: [{ name: 'libx264', works: true, reason: 'works, 90 fps here' }],
      autoEncoder: 'libx264',
      browser: null,
      ffmpeg: 'ffmpeg',
      pageWorkers: 1,
      cacheBytes: 0,
      freeBytes: 0,
    }),
    startJob: () => jobOf('new'),
    jobs: () => ({ jobs: [], cursor: '0' }),
    jobSegments: () => [],
    jobAction: () => null,
    revealOutput: () => ({ downloadUrl: null }),
    filmLink: () => ({ url: 'https://s3.example/films/film.mp4?sig=1', expiresSeconds: 86_400 }),
    askOpen: () => null,
    askSave: () => null,
    leave: () => null,
    storage: () => NO_STORAGE,
    testStorage: () => ({ place: 's3://films/' }),
    saveStorage: ({ settings }) => ({ ...NO_STORAGE, source: 'saved', settings }),
    removeStorage: () => NO_STORAGE,
    ...over,
  };
  const answer = serve(studioContract, handlers);
  const client = clientOf({
    windowId: 'w1',
    call(method, input) {
      calls.push([method, input]);
      return answer(method, input);
    },
    onEvent(heard, onConnection) {
      listener = heard;
      connectionListener = onConnection;
      return () => {};
    },
    signIn: () => Promise.resolve('in'),
    placeOf: (file) => Promise.resolve(`/dropped/${file.name}`),
  });
  const session = createSession({
    client,
    preferences: DEFAULT_PREFERENCES,
    createId: () => `id${(number += 1)}`,
  });
  return {
    ...{ session, calls, emit: (event) => listener(event) },
    connect: (connection) => connectionListener(connection),
  };
}

/** A dropped file with some bytes, or none. */
export function dropped(name: string, bytes = 3) {
  const file = new File([new Uint8Array(bytes)], name);
  return { file, name, sizeBytes: file.size, isFolder: false, folder: null };
}
