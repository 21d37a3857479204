import { isAbsolute, resolve } from 'node:path';
import { StudioError } from '../../shared/errors.ts';
import type { ProbedMedia } from '../../shared/media.ts';
import type { Tools } from '../environment/tools.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import type { AssetFile } from '../plan/plan-input.ts';
import type { ScenarioHead } from '../plan/scenario-head.ts';
import { openMediaFile } from './media-file.ts';
import { mediaIdentity } from './media-identity.ts';
import { probeMedia } from './probe-media.ts';
import { sourceStamp, type SourceStamp } from './source-stamps.ts';

const PROBES_AT_ONCE = 2;

/** Every file a film needs, read and identified. */
export type GatheredMedia = {
  /** Files of the timeline, by media id. */
  readonly media: ReadonlyMap<string, ProbedMedia>;
  /** Fonts and pictures, by `src` as written. */
  readonly assets: ReadonlyMap<string, AssetFile>;
  /** All of them as they were before they were read. */
  readonly stamps: readonly SourceStamp[];
};

/**
 * Finds, probes and identifies the files of a scenario. Relative paths start at `baseDir`; `sources` wins over the
 * scenario's own `src`. Throws `media.not_found`, `media.unreadable` or `media.unsupported`, naming the place.
 */
export async function gatherMedia(
  { scenario, cueFiles }: Pick<ScenarioHead, 'scenario' | 'cueFiles'>,
  options: {
    readonly baseDir: string;
    readonly sources: Readonly<Record<string, string>>;
    readonly tools: Tools;
    readonly signal: AbortSignal;
  },
): Promise<GatheredMedia> {
  const { baseDir, sources, tools, signal } = options;
  const pathOf = (src: string) => (isAbsolute(src) ? src : resolve(baseDir, src));
  const mediaPath = (id: string) => pathOf(sources[id] ?? scenario.media[id]?.src ?? id);

  const clipIds = [...new Set(scenario.timeline.map(({ media }) => media))];
  const stamps: SourceStamp[] = [];
  const stamp = async (path: string) => {
    const taken = await sourceStamp(path);
    if (taken) stamps.push(taken);
  };
  const probed = await mapConcurrent(clipIds, { limit: PROBES_AT_ONCE, signal }, async (id, inner) => {
    await stamp(mediaPath(id));
    return naming(`media.${id}`, () => probeMedia(mediaPath(id), tools, { signal: inner }));
  });
  const assetPaths = new Map([
    ...scenario.fonts.map(({ src }) => [src, pathOf(src)] as const),
    ...cueFiles.map(({ media, src }) =>
      media === undefined
        ? ([src ?? '', pathOf(src ?? '')] as const)
        : ([scenario.media[media]?.src ?? media, mediaPath(media)] as const),
    ),
  ]);
  const assets = await mapConcurrent(
    [...assetPaths],
    { limit: PROBES_AT_ONCE, signal },
    async ([name, path]) => {
      await stamp(path);
      const file = await naming(name, () => openMediaFile(path));
      try {
        return [name, { path, identity: await mediaIdentity(file) }] as const;
      } finally {
        await file.handle.close();
      }
    },
  );
  return {
    media: new Map(clipIds.map((id, index) => [id, probed[index] as ProbedMedia])),
    assets: new Map(assets),
    stamps,
  };
}

/** Adds to an error which part of the scenario asked for the file. */
async function naming<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StudioError) || !error.code.startsWith('media.')) throw error;
    throw new StudioError(error.code, `${place}: ${error.message}`, {
      details: { ...error.details, place },
      cause: error,
    });
  }
}
