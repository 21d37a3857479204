import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MediaEntry } from '../../../shared/contract/studio.ts';
import { StudioError, toStudioError } from '../../../shared/errors.ts';
import type { MadeFiles } from '../made-files.ts';
import type { StudioServices } from '../studio-services.ts';
import { mediaInFolder } from './list-folder.ts';
import { pathOfPlace } from './place-path.ts';
import type { Probe } from './probe-cache.ts';
import { thumbnailOf } from './thumbnail.ts';

export type Refusal = {
  readonly place: string;
  readonly name: string;
  readonly code: string;
  readonly message: string;
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
  const files = found.flatMap(({ value }) => value ?? []);
  const entries = await Promise.all(
    files.map(({ place, path }) => settle({ place, path }, () => entryOf(place, path, context))),
  );
  return {
    media: entries.flatMap(({ value }) => (value ? [value] : [])),
    refused: [...refusals, ...entries.flatMap(({ refusal }) => (refusal ? [refusal] : []))],
  };
}

type PlacedFile = { readonly place: string; readonly path: string };

async function filesOf(place: string, { places }: Context): Promise<PlacedFile[]> {
  const path = await pathOfPlace(place, places);
  const info = await stat(path).catch(() => null);
  if (!info?.isDirectory()) return [{ place, path }];
  const files = await mediaInFolder(path);
  if (files.length > 0) return files.map((file) => ({ place: file, path: file }));
  throw new StudioError('media.not_found', `the folder ${basename(path)} holds no media`, {
    details: { path },
  });
}

async function entryOf(place: string, path: string, context: Context): Promise<MediaEntry> {
  const { addresses, probe } = context;
  const { info, frames, identity } = await probe(path);
  const thumbnail = await thumbnailOf({ path, info, identity }, context);
  return {
    ...{ place, info, frames },
    name: basename(path),
    mediaUrl: addresses.addressOf(path),
    thumbnailUrl: thumbnail && addresses.addressOf(thumbnail),
  };
}

async function settle<T>(
  { place, path }: PlacedFile,
  work: () => Promise<T>,
): Promise<{ readonly value?: T; readonly refusal?: Refusal }> {
  try {
    return { value: await work() };
  } catch (error) {
    const { code, message } = toStudioError(error);
    if (code === 'job.cancelled' || code === 'ffmpeg.missing' || code === 'internal') throw error;
    // what a browser sent lies under a path that tells its sender nothing
    const name = basename(path);
    return { refusal: { place, name, code, message: message.replaceAll(path, name) } };
  }
}
