import { parseCssColor } from '../../shared/color/parse-css-color.ts';
import { formatRate } from '../../shared/time.ts';
import { scaleMatrix, type PictureShape } from './picture-shape.ts';

/**
 * A filter source of `frames` pictures in the stage's background colour. The colour is made as RGB and converted by
 * the scaler, because ffmpeg's own `color` and `pad` know only BT.601.
 */
export function backgroundFilter(shape: PictureShape, frames: number): string {
  if (shape.pixelFormat === 'yuva420p') return clearFilter(shape, frames);
  const { r, g, b } = parseCssColor(shape.background) ?? { r: 0, g: 0, b: 0 };
  const hex = [r, g, b].map((value) => Math.round(value).toString(16).padStart(2, '0')).join('');
  const range = shape.color.range === 'pc' ? 'pc' : 'tv';
  const matrix = shape.color.matrix === 'unknown' ? 'bt709' : scaleMatrix(shape.color.matrix);
  return [
    `color=c=0x${hex}:s=${shape.widthPx}x${shape.heightPx}:r=${formatRate(shape.rate)}`,
    'format=gbrp',
    `scale=out_color_matrix=${matrix}:out_range=${range}`,
    `format=${shape.pixelFormat}`,
    'setsar=1',
    `trim=end_frame=${frames}`,
    'setpts=N',
  ].join(',');
}

/** The ground of films that are only cues: fully transparent. */
function clearFilter(shape: PictureShape, frames: number): string {
  const size = `s=${shape.widthPx}x${shape.heightPx}:r=${formatRate(shape.rate)}`;
  return `color=c=black@0:${size},format=${shape.pixelFormat},setsar=1,trim=end_frame=${frames},setpts=N`;
}
