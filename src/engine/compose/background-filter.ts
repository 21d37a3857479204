import { parseCssColor } from '../../shared/color/parse-css-color.ts';
import { filmMatrix } from '../../shared/film/film-color.ts';
import { StudioError } from '../../shared/errors.ts';
import { formatRate } from '../../shared/time.ts';
import { scaleMatrix, type PictureShape } from './picture-shape.ts';

/**
 * A filter source of `frames` pictures in the stage's background colour. The colour is made as RGB and converted by
 * the scaler, because ffmpeg's own `color` and `pad` know only BT.601. Throws `scenario.invalid` for what is no colour.
 */
export function backgroundFilter(shape: PictureShape, frames: number): string {
  if (shape.pixelFormat === 'yuva420p') return clearFilter(shape, frames);
  const hex = hexOnBlack(shape.background);
  const range = shape.color.range === 'pc' ? 'pc' : 'tv';
  const matrix = scaleMatrix(filmMatrix(shape));
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

/** `rrggbb`; behind a ground that can be seen through, a film is black. */
function hexOnBlack(background: string): string {
  const color = parseCssColor(background);
  if (color === null)
    throw new StudioError('scenario.invalid', `the background ${JSON.stringify(background)} is no colour`, {
      details: { path: '/stage/background', value: background },
    });
  return [color.r, color.g, color.b]
    .map((value) =>
      Math.round(value * color.a)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
}

/** The ground of films that are only cues: fully transparent. */
function clearFilter(shape: PictureShape, frames: number): string {
  const size = `s=${shape.widthPx}x${shape.heightPx}:r=${formatRate(shape.rate)}`;
  return `color=c=black@0:${size},format=${shape.pixelFormat},setsar=1,trim=end_frame=${frames},setpts=N`;
}
