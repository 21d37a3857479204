/**
 * A painted bitmap as Electron gives it (BGRA, colour multiplied by alpha, top row first) as straight-alpha RGBA, which is
 * what captured pictures are everywhere else.
 */
export function rgbaFromBitmap(bitmap: Uint8Array): Uint8Array {
  const rgba = new Uint8Array(bitmap.length);
  for (let at = 0; at < bitmap.length; at += 4) {
    const alpha = bitmap[at + 3] as number;
    if (alpha === 0) continue;
    rgba[at] = straight(bitmap[at + 2] as number, alpha);
    rgba[at + 1] = straight(bitmap[at + 1] as number, alpha);
    rgba[at + 2] = straight(bitmap[at] as number, alpha);
    rgba[at + 3] = alpha;
  }
  return rgba;
}

function straight(multiplied: number, alpha: number): number {
  return alpha === 255 ? multiplied : Math.min(255, Math.round((multiplied * 255) / alpha));
}
