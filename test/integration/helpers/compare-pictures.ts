/** Peak signal-to-noise ratio of two 8-bit pictures in dB; Infinity for equal ones. */
export function psnr(one: Buffer, other: Buffer): number {
  if (one.length !== other.length) throw new Error(`${one.length} bytes are compared with ${other.length}`);
  let squares = 0;
  for (let at = 0; at < one.length; at += 1) squares += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2;
  return squares === 0 ? Infinity : 10 * Math.log10((255 ** 2 * one.length) / squares);
}
