import { memo, useMemo } from 'react';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';
import { stripTick } from '../../../../shared/film/strip-tick.ts';
import { filmTiles, type FilmTile } from './film-tiles.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { useClip } from './use-clip.ts';
import { useStripPicture } from './use-strip-picture.ts';
import type { Viewport } from './use-viewport.ts';

const HEIGHT_PX = 45;
const LEAST_TILE_PX = 24;

/** Pictures of a clip along its length, for the part in view only; each comes when the engine has it. */
export const Filmstrip = memo(function Filmstrip({
  clipId,
  item,
  view,
}: {
  readonly clipId: string;
  readonly item: TimelineItem;
  readonly view: Viewport;
}) {
  const clip = useClip(clipId);
  const video = clip?.entry.info.video;
  const tilePx = Math.max(
    LEAST_TILE_PX,
    Math.round(HEIGHT_PX * (video ? video.widthPx / video.heightPx : 16 / 9)),
  );
  const { pxPerFrame, leftPx, rightPx } = view;
  const tiles = useMemo(() => {
    if (!clip) return [];
    const startPx = item.startFrame * pxPerFrame;
    const endPx = (item.endFrame - item.startFrame) * pxPerFrame;
    const pxPerSecond = (pxPerFrame * clip.rate.num) / clip.rate.den / clip.speed;
    return filmTiles({
      ...{ fromPx: Math.max(0, leftPx - startPx), toPx: Math.min(endPx, rightPx - startPx) },
      ...{ pxPerSecond, tilePx, inSeconds: clip.inSeconds },
    });
  }, [clip, item, pxPerFrame, leftPx, rightPx, tilePx]);
  if (!clip || !video) return null;
  return tiles.map((tile) => <Tile key={tile.seconds} tile={tile} entry={clip.entry} />);
});

function Tile({ tile, entry }: { readonly tile: FilmTile; readonly entry: MediaEntry }) {
  const { info, frames } = entry;
  const tick =
    frames && info.video
      ? stripTick(frames, info.video.timeBase, {
          startSeconds: info.startSeconds,
          ...{ fromSeconds: tile.seconds, toSeconds: tile.endSeconds },
        })
      : null;
  const made = useStripPicture(entry, tick);
  const url = tick === null ? entry.thumbnailUrl : made; // a still is the same all along
  if (url === null) return null;
  return (
    <img
      src={url}
      alt=""
      draggable={false}
      decoding="async"
      data-tile={tick ?? ''}
      className="absolute top-0 max-w-none object-cover"
      // a pixel under the next one: between fractions of pixels a line would show
      style={{ left: tile.leftPx, width: tile.widthPx + 1, height: HEIGHT_PX }}
    />
  );
}
