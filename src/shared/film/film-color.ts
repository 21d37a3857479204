import { StudioError } from '../errors.ts';
import type { ColorTags, VideoStream } from '../media.ts';

/** HD video as nearly every player reads it where nothing is tagged (ITU-R BT.709, narrow range). */
export const BT709: ColorTags = { range: 'tv', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' };
/** SD video as nearly every player reads it where nothing is tagged (ITU-R BT.601, narrow range). */
const SD_COLOR = 'smpte170m';
const BT601: ColorTags = { range: 'tv', matrix: SD_COLOR, primaries: SD_COLOR, transfer: SD_COLOR };
/** Untagged pictures of so many lines and more are read as HD. */
const LEAST_HD_LINES = 720;
const HDR_TRANSFERS = ['smpte2084', 'arib-std-b67'];

export type FilmColor = {
  readonly color: ColorTags;
  /** For each source in order: what it must be converted from; null: it is the film's colour already. */
  readonly convertFrom: readonly (ColorTags | null)[];
};

/**
 * The film carries the tags of its first source, so that a film of one source is not converted at all; sources with
 * other tags are converted to them. A source without tags is read by its own size, as players read it: BT.709 from 720
 * lines up and BT.601 below. Where no source is converted, an untagged film stays untagged. A full-range source keeps its
 * range where the film's pixel format can hold it (`yuvj…`, or the source's own); RGB becomes BT.709.
 * Throws `media.unsupported` for PQ and HLG: their light would come out wrong without tone mapping.
 */
export function filmColor(
  sources: readonly { readonly path: string; readonly video: VideoStream }[],
  pixelFormat: string,
): FilmColor {
  for (const { path, video } of sources)
    if (HDR_TRANSFERS.includes(video.color.transfer))
      throw new StudioError(
        'media.unsupported',
        `${path} is HDR (${video.color.transfer}); convert it to SDR first, this version does not tone-map`,
        { details: { path, transfer: video.color.transfer } },
      );
  const first = sources[0]?.video;
  if (!first) return { color: BT709, convertFrom: [] };
  const goal = goalTags(first, pixelFormat);
  const meant = definite(goal, conventionOf(first));
  const convertFrom = sources.map(({ video }) => {
    const from = meaningOf(video);
    return isSame(from, meant) ? null : from;
  });
  // A conversion needs both ends named.
  return { color: convertFrom.some((tags) => tags !== null) ? meant : goal, convertFrom };
}

/** The matrix a film's numbers are read by. Untagged films: BT.709 from 720 lines up and BT.601 below, as players do. */
export function filmMatrix({
  color,
  heightPx,
}: {
  readonly color: ColorTags;
  readonly heightPx: number;
}): string {
  if (color.matrix !== 'unknown') return color.matrix;
  return heightPx >= LEAST_HD_LINES ? BT709.matrix : BT601.matrix;
}

function goalTags(first: VideoStream, pixelFormat: string): ColorTags {
  if (isRgb(first)) return BT709;
  const keepsFull = pixelFormat.startsWith('yuvj') || pixelFormat === first.pixelFormat;
  const range = first.color.range === 'pc' && !keepsFull ? 'tv' : first.color.range;
  return { ...first.color, range };
}

/** RGB says nothing about luma; it is full range by nature. */
function tagsOf(video: VideoStream): ColorTags {
  return isRgb(video) ? { ...video.color, range: 'pc', matrix: 'gbr' } : video.color;
}

function isRgb({ pixelFormat, color }: VideoStream): boolean {
  return color.matrix === 'gbr' || /^(gbr|rgb|bgr|argb|abgr|0rgb|0bgr|pal8)/.test(pixelFormat);
}

/** How a source's numbers are read where it stands beside others. */
function meaningOf(video: VideoStream): ColorTags {
  return definite(tagsOf(video), conventionOf(video));
}

/** What tags that say nothing are read as. RGB is taken for BT.709's kind at any size. */
function conventionOf(video: VideoStream): ColorTags {
  return isRgb(video) || video.codedHeightPx >= LEAST_HD_LINES ? BT709 : BT601;
}

function definite(tags: ColorTags, convention: ColorTags): ColorTags {
  const named = (value: string, otherwise: string): string =>
    ['unknown', 'reserved', ''].includes(value) ? otherwise : value;
  return {
    range: tags.range === 'unknown' ? convention.range : tags.range,
    matrix: named(tags.matrix, convention.matrix),
    primaries: named(tags.primaries, convention.primaries),
    transfer: named(tags.transfer, convention.transfer),
  };
}

/** How a source's numbers are read in a film: nothing in it is unknown. */
export function sourceColor(
  video: VideoStream,
  film: { readonly color: ColorTags; readonly heightPx: number },
): ColorTags {
  const tags = meaningOf(video);
  return film.color.matrix === 'unknown' ? { ...tags, matrix: filmMatrix(film) } : tags;
}

/** BT.601 has two names for one matrix; primaries and transfer are carried, and only matrix and range are computed. */
function isSame(one: ColorTags, other: ColorTags): boolean {
  const matrix = (tags: ColorTags): string => (tags.matrix === 'bt470bg' ? 'smpte170m' : tags.matrix);
  return one.range === other.range && matrix(one) === matrix(other);
}
