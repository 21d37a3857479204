import type { Cue } from '../../scenario/scenario.ts';
import type { NeededMedia } from '../import-format.ts';
import { createWarnings } from '../warning.ts';
import type { ImportWarning, Warn } from '../warning.ts';
import { layerCue } from './layer-cue.ts';
import type { VideoProject } from './project-schema.ts';

export type ConvertedProject = {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly media: readonly NeededMedia[];
  readonly sources: Readonly<Record<string, string>>;
  readonly warnings: readonly ImportWarning[];
};

/** A run of frames with equal layers, end not included. */
type Run = {
  readonly startFrame: number;
  readonly endFrame: number;
  readonly layers: VideoProject['frames'][number]['layers'];
  readonly index: number;
};

/** A VideoProjectDto as a scenario. Sound and what a layer asks for are carried over whole; what cannot be read is named. */
export function convertProject(project: VideoProject): ConvertedProject {
  const { warn, warnings } = createWarnings();
  const { width: widthPx, height: heightPx, frameRate } = project;
  const { media, addMedia } = createMediaList();
  const runs = runsOf(project, warn);
  const cues = runs.flatMap(({ startFrame, endFrame, layers, index }) =>
    layers.map((layer, order) =>
      layerCue(layer, {
        ...{ widthPx, heightPx, order, warn, addMedia },
        startSeconds: startFrame / frameRate,
        endSeconds: endFrame / frameRate,
        path: `frames[${index}].layers[${order}]`,
      }),
    ),
  );
  const audio = project.audioTracks.map(({ source, volume, startTime = 0, duration }) => ({
    media: addMedia(source, 'audio'),
    start: startTime / 1000,
    ...(duration === undefined ? {} : { out: duration / 1000 }),
    volume,
  }));
  const scenario = {
    cueframe: 1,
    ...(project.title === '' ? {} : { title: project.title }),
    stage: {
      width: widthPx,
      height: heightPx,
      frameRate,
      duration: runs.reduce((last, { endFrame }) => Math.max(last, endFrame), 0) / frameRate,
    },
    media,
    cues: cues.filter((cue): cue is Cue => cue !== null),
    audio,
    output: {
      preset: project.quality,
      format: project.outputFormat,
      ...(project.outputFormat === 'mov' ? { codec: 'h264' } : {}),
    },
  };
  return {
    scenario,
    media: Object.entries(media).map(([id, { src, kind }]) => ({ id, kind, src })),
    sources: Object.fromEntries(Object.entries(media).map(([id, { src }]) => [id, src])),
    warnings,
  };
}

/** The files of a project, each once. */
function createMediaList() {
  const media: Record<string, { readonly src: string; readonly kind: NeededMedia['kind'] }> = {};
  const ids = new Map<string, string>();
  const addMedia = (src: string, kind: NeededMedia['kind']): string => {
    const key = `${kind} ${src}`;
    const id = ids.get(key) ?? `${kind}-${ids.size + 1}`;
    ids.set(key, id);
    media[id] = { src, kind };
    return id;
  };
  return { media, addMedia };
}

/** Frames in order, each until its duration ends or the next begins; equal neighbours are one. */
function runsOf({ frames, frameRate }: VideoProject, warn: Warn): Run[] {
  const ordered = frames
    .map((frame, index) => ({ ...frame, index }))
    .toSorted((a, b) => a.frameNumber - b.frameNumber);
  const runs: Run[] = [];
  for (const [order, frame] of ordered.entries()) {
    const { frameNumber: startFrame, timestamp, duration, layers, index } = frame;
    if (timestamp !== undefined && Math.abs((timestamp / 1000) * frameRate - startFrame) > 0.5)
      warn(
        `frames[${index}].timestamp`,
        'time.differs',
        `${timestamp} ms is not frame ${startFrame}; the frame number counts`,
      );
    const next = ordered[order + 1]?.frameNumber ?? startFrame + 1;
    const own =
      duration === undefined ? next : startFrame + Math.max(1, Math.round((duration / 1000) * frameRate));
    const endFrame = order + 1 < ordered.length ? Math.min(own, next) : own;
    if (endFrame <= startFrame) {
      warn(`frames[${index}]`, 'frame.double', `frame ${startFrame} is there twice; the later one counts`);
      continue;
    }
    const before = runs.at(-1);
    const isSame =
      before?.endFrame === startFrame && JSON.stringify(before.layers) === JSON.stringify(layers);
    if (before && isSame) runs[runs.length - 1] = { ...before, endFrame };
    else runs.push({ startFrame, endFrame, layers, index });
  }
  return runs;
}
