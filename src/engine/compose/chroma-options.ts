/** ffmpeg's names of places at the first pixel of two, across and down; others are taken for the middle. */
const LEFT = ['left', 'topleft', 'bottomleft'];
const TOP = ['top', 'topleft'];

/**
 * Options of ffmpeg's `scale` for where colour samples lie before and after it. Left to itself it takes those of 4:2:0 and 4:2:2
 * to lie in the middle of their pixels: scaled s-fold, what lies at the left moved by (s - 1) / 2 pixels against the luma.
 * Positions are only given where they are 0, which holds for formats without shared samples too; the middle is the default.
 */
export function chromaOptions(from: string, to: string): string {
  return [
    ...(LEFT.includes(from) ? ['in_h_chr_pos=0'] : []),
    ...(TOP.includes(from) ? ['in_v_chr_pos=0'] : []),
    ...(LEFT.includes(to) ? ['out_h_chr_pos=0'] : []),
    ...(TOP.includes(to) ? ['out_v_chr_pos=0'] : []),
  ]
    .map((option) => `:${option}`)
    .join('');
}
