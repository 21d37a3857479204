/** Rows below the stacked lanes, in show mode, whose colour says which film frame the page shows. */
export const MARK_HEIGHT_PX = 2;

/**
 * The mark of a film frame as red, green, blue. A browser may hand out the picture before the last; lanes and mark are
 * drawn together, so a picture with the right mark is the right picture. Tells 2^24 frames apart.
 */
export function frameMark(frame: number): readonly [number, number, number] {
  return [(frame >> 16) & 255, (frame >> 8) & 255, frame & 255];
}
