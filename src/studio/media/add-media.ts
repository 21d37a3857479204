import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MediaEntry } from '../../shared/contract/studio.ts';
import { StudioError, toStudioError } from '../../shared/errors.ts';
import { mapConcurrent } from '../../base/flow/map-concurrent.ts';
import type { MadeFiles } from '../context/made-files.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { contentOfFile } from './content-of.ts';
import { fileStamp } from '../../base/files/file-stamp.ts';
import { mediaInFolder, MOST_FILES } from './list-folder.ts';
import { pathOfPlace } from './place-path.ts';
import type { Probe } from './probe-cache.ts';
import { thumbnailOf } from './thumbnail.ts';
import { headOf, whyUnreadable } from './why-unreadable.ts';

/** Enough that one is probed while another's picture is made. */
const FILES_AT_ONCE = 4;

export type Refusal = {
  readonly place: string;
  readonly name: string;
  readonly code: string;
  readonly message: string;
  /** See `MediaEntry.stamp`; null: no file is there. */
  readonly stamp: string | null;
};
type Context = Pick<StudioServices, 'places' | 'addresses' | 'render' | 'signal'> & {
  readonly probe: Probe;
  readonly made: MadeFiles;
};

/** What each place is. A folder gives its media; a file that is none is refused by itself and keeps the others from nothing. */
export async function addMedia(
  named: readonly string[],
  context: Context,
): Promise<{ readonly media: readonly MediaEntry[]; readonly refused: readonly Refusal[] }> {
  const found = await Promise.all(
    named.map((place) => settle({ place, path: place }, () => filesOf(place, context))),
  );
  const refusals = found.flatMap(({ refusal }) => (refusal ? [refusal] : []));
  const files = found.flatMap(({ value }) => value?.files ?? []);
  const entries = await mapConcurrent(
    files,
    { limit: FILES_AT_ONCE, signal: context.signal },
    ({ place, path }) => settle({ place, path }, () => entryOf(place, path, context)),
  );
  return {
    media: entries.flatMap(({ value }) => (value ? [value] : [])),
    refused: [
      ...refusals,
      ...found.flatMap(({ value }) => value?.leftOut ?? []),
      ...entries.flatMap(({ refusal }) => (refusal ? [refusal] : [])),
    ],
  };
}

type PlacedFile = { readonly place: string; readonly path: string };

/** `leftOut`: of a folder with too many. */
type FilesOfPlace = { readonly files: readonly PlacedFile[]; readonly leftOut: readonly Refusal[] };

async function filesOf(place: string, { places }: Context): Promise<FilesOfPlace> {
  const path = await pathOfPlace(place, places);
  const info = await stat(path).catch(() => null);
  if (!info?.isDirectory()) return { files: [{ place, path }], leftOut: [] };
  const files = await mediaInFolder(path);
  if (files.length > 0)
    return {
      files: files.slice(0, MOST_FILES).map((file) => ({ place: file, path: file })),
      leftOut: files.length > MOST_FILES ? [tooMany(place, path)] : [],
    };
  throw new StudioError('media.not_found', `the folder ${basename(path)} holds no media`, {
    details: { path },
  });
}

function tooMany(place: string, path: string): Refusal {
  return {
    ...{ place, name: `The rest of ${basename(path)}`, code: 'request.too_large', stamp: null },
    message: `at most ${MOST_FILES} files of a folder are added at once; add the folders in it one by one`,
  };
}

async function entryOf(place: string, path: string, context: Context): Promise<MediaEntry> {
  const { addresses, probe } = context;
  const stamp = (await fileStamp(path)) ?? ''; // before it is read: what changes meanwhile is noticed later
  const { info, frames, identity } = await probe(path);
  const thumbnail = await thumbnailOf({ path, info, identity }, context);
  const content = await contentOfFile(path);
  if (content === null)
    throw new StudioError('media.not_found', `${path} went away while it was read`, { details: { path } });
  return {
    ...{ place, info, frames, content, stamp },
    isCutShort: info.missingBytes > 0,
    name: basename(path),
    mediaUrl: addresses.addressOf(path, { stamp }),
    thumbnailUrl: thumbnail && addresses.addressOf(thumbnail),
  };
}

async function settle<T>(
  { place, path }: PlacedFile,
  work: () => Promise<T>,
): Promise<{ readonly value?: T; readonly refusal?: Refusal }> {
  const stamp = await fileStamp(path);
  try {
    return { value: await work() };
  } catch (error) {
    const { code, message } = toStudioError(error);
    if (code === 'job.cancelled' || code === 'ffmpeg.missing' || code === 'internal') throw error;
    // what a browser sent lies under a path that tells its sender nothing
    const name = basename(path);
    const why = code === 'media.unreadable' ? whyUnreadable(await headOf(path)) : null;
    const said = why === null ? message.replaceAll(path, name) : `${name} ${why}`;
    return { refusal: { place, name, code, stamp, message: said } };
  }
}
