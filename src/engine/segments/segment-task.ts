import { StudioError } from '../../shared/errors.ts';
import type { BackgroundPart, FilmPicture, Plan, PlanSegment, SourcePart } from '../../shared/plan/plan.ts';
import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import { segmentFilm } from './segment-film.ts';
import type { SegmentEngine } from './segment-engine.ts';

type TaskPart = BackgroundPart | Omit<SourcePart, 'mediaPath'>;

/**
 * One segment as any machine can render it: its own part of the plan, with media, fonts and images named by content.
 * Plain JSON without a path of any machine.
 */
export type SegmentTask = FilmPicture & {
  /** Name of the result: what it shows, and the engine. */
  readonly fingerprint: string;
  /** The engine the task needs. */
  readonly engine: SegmentEngine;
  readonly segment: Omit<PlanSegment, 'parts'> & { readonly parts: readonly TaskPart[] };
  /** Only the cues on screen in the segment, and the fonts. */
  readonly film: StageFilm;
  /** Digests of the files the stage page may ask for, by the names it knows. */
  readonly assets: Readonly<Record<string, string>>;
};

/** Where a machine has the files of tasks, by what they hold. */
export type SegmentFiles = {
  /** Paths of sources, by media identity. */
  readonly media: Readonly<Record<string, string>>;
  /** Paths of fonts and images, by digest. */
  readonly assets: Readonly<Record<string, string>>;
};

/** What a segment needs of its plan to be composed on this machine; of the film its own cues (`segmentFilm`). */
export type SegmentPlan = FilmPicture & Pick<Plan, 'film' | 'assets'>;

/** A segment with what is needed to compose it here. */
export type PlacedSegment = { readonly plan: SegmentPlan; readonly segment: PlanSegment };

/** A segment and the name of its result on the engine that renders it. */
export type NamedSegment = PlanSegment & { readonly fingerprint: string };

/** The task of one segment of a plan, for the machine with that engine. It goes through all cues of the film. */
export function taskOf(
  plan: Plan,
  { fingerprint, ...segment }: NamedSegment,
  engine: SegmentEngine,
): SegmentTask {
  const film = segmentFilm(plan.film, segment);
  const used = assetNames(film);
  return {
    ...pictureOf(plan),
    fingerprint,
    engine,
    segment: { ...segment, parts: segment.parts.map(withoutPath) },
    film,
    assets: Object.fromEntries(Object.entries(plan.assetDigests).filter(([name]) => used.has(name))),
  };
}

/** The files a plan found on this machine. */
export function filesOf({ segments, assets, assetDigests }: Plan): SegmentFiles {
  const sources = segments.flatMap(({ parts }) => parts.filter((part) => part.kind === 'source'));
  return {
    media: Object.fromEntries(sources.map((part) => [part.mediaIdentity, part.mediaPath])),
    assets: Object.fromEntries(
      Object.entries(assets).map(([name, path]) => [assetDigests[name] ?? name, path]),
    ),
  };
}

/** A task with the files of this machine in it. Throws `internal` where one is missing: they are gathered before. */
export function withFiles(task: SegmentTask, files: SegmentFiles): PlacedSegment {
  const parts = task.segment.parts.map((part) =>
    part.kind === 'source' ? { ...part, mediaPath: found(files.media, part.mediaIdentity) } : part,
  );
  const assets = Object.entries(task.assets).map(([name, digest]) => [name, found(files.assets, digest)]);
  return {
    plan: { ...pictureOf(task), film: task.film, assets: Object.fromEntries(assets) },
    segment: { ...task.segment, parts },
  };
}

function found(paths: Readonly<Record<string, string>>, identity: string): string {
  const path = paths[identity];
  if (path === undefined)
    throw new StudioError('internal', `the file ${identity} of a segment is not on this machine`, {
      details: { identity },
    });
  return path;
}

function pictureOf(film: FilmPicture): FilmPicture {
  const { widthPx, heightPx, rate, background, color, chromaLocation } = film;
  const { encode, format, overlayOnly, outputSize } = film;
  return {
    widthPx,
    heightPx,
    rate,
    background,
    color,
    chromaLocation,
    encode,
    format,
    overlayOnly,
    outputSize,
  };
}

function withoutPath(part: BackgroundPart | SourcePart): TaskPart {
  if (part.kind === 'background') return part;
  const { mediaPath: _mediaPath, ...rest } = part;
  return rest;
}

function assetNames({ fonts, cues }: StageFilm): ReadonlySet<string> {
  const names = new Set(fonts.map(({ asset }) => asset));
  const add = (cue: StageCue): void => {
    if (cue.type === 'image') names.add(cue.asset);
    if (cue.type === 'group') cue.children.forEach(add);
  };
  cues.forEach(add);
  return names;
}
