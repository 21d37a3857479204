import type { PictureShape } from './picture-shape.ts';

type Shape = Pick<PictureShape, 'widthPx' | 'heightPx'>;

/**
 * Whether pictures of a format are laid over others by a mask. ffmpeg's `overlay` has no 4:4:4 of 10 bits: it would make 4:2:0
 * of 8 bits of the whole picture.
 */
export function mergesByMask(pixelFormat: string): boolean {
  return pixelFormat === 'yuv444p10le';
}

/** Lays a picture with alpha over another of 10-bit 4:4:4. Where it is clear the other keeps its bits. Labels without brackets. */
export function mergeFilter(options: {
  readonly base: string;
  readonly over: string;
  readonly output: string;
  readonly xPx: number;
  readonly yPx: number;
  readonly shape: Shape;
}): string {
  const { base, over, output, xPx, yPx, shape } = options;
  const own = (name: string) => `[${output}${name}]`;
  const pad = `pad=${shape.widthPx}:${shape.heightPx}:${xPx}:${yPx}:color=black@0`;
  // full alpha of 8 bits is 1020 of 10, by which the picture below would shine through
  const fullAlpha = 'lutyuv=y=val:u=val:v=val:a=val*1023/1020';
  return [
    `[${over}]format=yuva444p10le,${fullAlpha},${pad},format=yuva444p10le,split${own('ink')}${own('alpha')}`,
    `${own('alpha')}alphaextract,format=gray10le,split=3${own('a0')}${own('a1')}${own('a2')}`,
    `${own('a0')}${own('a1')}${own('a2')}mergeplanes=0x001020:yuv444p10le${own('mask')}`,
    `${own('ink')}format=yuv444p10le${own('color')}`,
    `[${base}]${own('color')}${own('mask')}maskedmerge[${output}]`,
  ].join(';');
}

/**
 * Puts the bars of a ground around a picture that is smaller, without a pixel of it passing a filter that counts.
 * As `mergeFilter` for pictures without alpha. `shape`: of the whole; the picture's own size and place are given.
 */
export function barsFilter(options: {
  readonly ground: string;
  readonly picture: string;
  readonly output: string;
  readonly place: {
    readonly xPx: number;
    readonly yPx: number;
    readonly widthPx: number;
    readonly heightPx: number;
  };
  readonly shape: Shape;
}): string {
  const { ground, picture, output, place, shape } = options;
  const { xPx, yPx, widthPx, heightPx } = place;
  const [right, bottom] = [shape.widthPx - xPx - widthPx, shape.heightPx - yPx - heightPx];
  const bars = [
    { name: 'top', size: [shape.widthPx, yPx], from: [0, 0] },
    { name: 'left', size: [xPx, heightPx], from: [0, yPx] },
    { name: 'right', size: [right, heightPx], from: [xPx + widthPx, yPx] },
    { name: 'bottom', size: [shape.widthPx, bottom], from: [0, yPx + heightPx] },
  ].filter(({ size }) => size.every((sidePx) => sidePx > 0));
  const label = (name: string) => `[${output}${name}]`;
  const isThere = (name: string) => bars.some((bar) => bar.name === name);
  const stack = (kind: 'h' | 'v', [before, after]: readonly [string, string], middle: string, to: string) => {
    const all = [isThere(before) && label(before), middle, isThere(after) && label(after)].filter(Boolean);
    return all.length === 1
      ? `${middle}null${to}`
      : `${all.join('')}${kind}stack=${all.length}:shortest=1${to}`;
  };
  return [
    `[${ground}]split=${bars.length}${bars.map(({ name }) => label(`${name}0`)).join('')}`,
    ...bars.map(
      ({ name, size, from }) =>
        `${label(`${name}0`)}crop=${[...size, ...from].join(':')}:exact=1${label(name)}`,
    ),
    stack('h', ['left', 'right'], `[${picture}]`, label('row')),
    stack('v', ['top', 'bottom'], label('row'), `[${output}]`),
  ].join(';');
}
