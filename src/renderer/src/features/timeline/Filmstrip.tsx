import { memo, useEffect, useMemo, useRef } from 'react';
import { sourceColor } from '../../../../shared/film/film-color.ts';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';
import { filmTiles, type FilmTile } from './film-tiles.ts';
import { knownThumbnail, wantThumbnail } from './thumbnails.ts';
import type { TimelineItem } from './timeline-rows.ts';
import { useClip } from './use-clip.ts';
import type { Viewport } from './use-viewport.ts';

const HEIGHT_PX = 45;

/** Pictures of a clip along its length, for the part in view; each comes when it is decoded. */
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
  const tilePx = Math.max(24, Math.round(HEIGHT_PX * (video ? video.widthPx / video.heightPx : 16 / 9)));
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
  return tiles.map((tile) => <Tile key={tile.seconds} tile={tile} entry={clip.entry} widthPx={tilePx} />);
});

function Tile({
  tile,
  entry,
  widthPx,
}: {
  readonly tile: FilmTile;
  readonly entry: MediaEntry;
  readonly widthPx: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { seconds } = tile;
  useEffect(() => {
    const show = (bitmap: ImageBitmap) =>
      canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0, widthPx, HEIGHT_PX);
    const known = knownThumbnail(entry.mediaUrl, seconds);
    if (known) {
      show(known);
      return;
    }
    const { mediaUrl: url, info } = entry;
    if (!info.video) return;
    const color = sourceColor(info.video, { color: info.video.color, heightPx: info.video.heightPx });
    return wantThumbnail(
      { url, color, seconds, startSeconds: info.startSeconds, widthPx, heightPx: HEIGHT_PX },
      show,
    );
  }, [entry, seconds, widthPx]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={widthPx}
      height={HEIGHT_PX}
      className="absolute top-0"
      style={{ left: tile.leftPx }}
    />
  );
}
