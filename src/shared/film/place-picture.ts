import type { Placement } from '../plan/plan.ts';

type Size = { readonly widthPx: number; readonly heightPx: number };

/**
 * Brings a picture onto the stage. `contain`: whole, centred, background around it; `cover`: fills the stage, the
 * overhang cut off evenly; `stretch`: fills it, proportions lost. Sizes and offsets are even, as 4:2:0 needs them; the
 * proportion may be off by less than two pixels for that.
 */
export function placePicture(picture: Size, stage: Size, fit: 'contain' | 'cover' | 'stretch'): Placement {
  if (fit === 'stretch') return placement(stage, stage);
  const [byWidth, byHeight] = [stage.widthPx / picture.widthPx, stage.heightPx / picture.heightPx];
  const scale = fit === 'contain' ? Math.min(byWidth, byHeight) : Math.max(byWidth, byHeight);
  const scaled = {
    // The side that decides is the stage's to the pixel, whatever the division gave.
    widthPx: scale === byWidth ? stage.widthPx : even(picture.widthPx * scale),
    heightPx: scale === byHeight ? stage.heightPx : even(picture.heightPx * scale),
  };
  return placement(scaled, stage);
}

function placement(scaled: Size, stage: Size): Placement {
  const cropWidthPx = Math.min(scaled.widthPx, stage.widthPx);
  const cropHeightPx = Math.min(scaled.heightPx, stage.heightPx);
  return {
    scaledWidthPx: scaled.widthPx,
    scaledHeightPx: scaled.heightPx,
    cropXPx: evenDown((scaled.widthPx - cropWidthPx) / 2),
    cropYPx: evenDown((scaled.heightPx - cropHeightPx) / 2),
    cropWidthPx,
    cropHeightPx,
    xPx: evenDown((stage.widthPx - cropWidthPx) / 2),
    yPx: evenDown((stage.heightPx - cropHeightPx) / 2),
  };
}

function even(px: number): number {
  return Math.max(2, 2 * Math.round(px / 2));
}

function evenDown(px: number): number {
  return 2 * Math.floor(px / 2);
}
