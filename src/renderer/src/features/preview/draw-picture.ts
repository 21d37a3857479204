import type { Placement } from '../../../../shared/plan/plan.ts';

export type Box = {
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Which part of a picture, in its own pixels, goes to which part of the stage. */
export function pictureBoxes(
  placement: Placement,
  picture: { readonly widthPx: number; readonly heightPx: number },
): { readonly from: Box; readonly to: Box } {
  const { cropXPx, cropYPx, cropWidthPx, cropHeightPx, scaledWidthPx, scaledHeightPx } = placement;
  const [scaleX, scaleY] = [picture.widthPx / scaledWidthPx, picture.heightPx / scaledHeightPx];
  return {
    from: {
      ...{ xPx: cropXPx * scaleX, yPx: cropYPx * scaleY },
      ...{ widthPx: cropWidthPx * scaleX, heightPx: cropHeightPx * scaleY },
    },
    to: { xPx: placement.xPx, yPx: placement.yPx, widthPx: cropWidthPx, heightPx: cropHeightPx },
  };
}
