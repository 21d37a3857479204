/** Red, green and blue, 0-255 inside sRGB and beyond it outside. */
export type Channels = readonly [number, number, number];
type Matrix = readonly [Channels, Channels, Channels];

// CSS Color 4, "Sample code for color conversions": XYZ is relative to D65 unless it says D50
const LINEAR_FROM_XYZ: Matrix = [
  [12831 / 3959, -329 / 214, -1974 / 3959],
  [-851781 / 878810, 1648619 / 878810, 36519 / 878810],
  [705 / 12673, -2585 / 12673, 705 / 667],
];
const D65_FROM_D50: Matrix = [
  [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
  [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
  [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
];
const WHITE_D50: Channels = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];
const LMS_FROM_OKLAB: Matrix = [
  [1, 0.3963377773761749, 0.2158037573099136],
  [1, -0.1055613458156586, -0.0638541728258133],
  [1, -0.0894841775298119, -1.2914855480194092],
];
const XYZ_FROM_LMS: Matrix = [
  [1.2268798758459243, -0.5578149944602171, 0.2813910456659647],
  [-0.0405757452148008, 1.112286803280317, -0.0717110580655164],
  [-0.0763729366746601, -0.4214933324022432, 1.5869240198367816],
];

/** Hue in degrees, saturation and lightness 0-100. */
export function fromHsl(hue: number, saturation: number, lightness: number): Channels {
  const s = saturation / 100;
  const l = lightness / 100;
  const channel = (n: number) => {
    const k = modulo(n + hue / 30, 12);
    return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Hue in degrees, whiteness and blackness 0-100; together above 100 they make a grey. */
export function fromHwb(hue: number, whiteness: number, blackness: number): Channels {
  const white = whiteness / 100;
  const black = blackness / 100;
  const sum = white + black;
  if (sum >= 1) return [(255 * white) / sum, (255 * white) / sum, (255 * white) / sum];
  const [r, g, b] = fromHsl(hue, 100, 50);
  const mixed = (channel: number) => channel * (1 - sum) + 255 * white;
  return [mixed(r), mixed(g), mixed(b)];
}

/** CIE Lab relative to D50: lightness 0-100. */
export function fromLab(lightness: number, a: number, b: number): Channels {
  const kappa = 24389 / 27;
  const epsilon = 216 / 24389;
  const l = clip(lightness, 100);
  const fy = (l + 16) / 116;
  const fx = a / 500 + fy;
  const fz = fy - b / 200;
  const unfold = (f: number) => (f ** 3 > epsilon ? f ** 3 : (116 * f - 16) / kappa);
  const y = l > kappa * epsilon ? fy ** 3 : l / kappa;
  const [whiteX, whiteY, whiteZ] = WHITE_D50;
  const xyz = times(D65_FROM_D50, [unfold(fx) * whiteX, y * whiteY, unfold(fz) * whiteZ]);
  return gammaCoded(times(LINEAR_FROM_XYZ, xyz));
}

/** Lightness 0-100, chroma from 0, hue in degrees. */
export function fromLch(lightness: number, chroma: number, hue: number): Channels {
  return fromLab(lightness, ...fromPolar(chroma, hue));
}

/** Lightness 0-1. */
export function fromOklab(lightness: number, a: number, b: number): Channels {
  const lms = times(LMS_FROM_OKLAB, [clip(lightness, 1), a, b]);
  return gammaCoded(
    times(
      LINEAR_FROM_XYZ,
      times(
        XYZ_FROM_LMS,
        map(lms, (value) => value ** 3),
      ),
    ),
  );
}

/** Lightness 0-1, chroma from 0, hue in degrees. */
export function fromOklch(lightness: number, chroma: number, hue: number): Channels {
  return fromOklab(lightness, ...fromPolar(chroma, hue));
}

function fromPolar(chroma: number, hueDegrees: number): [number, number] {
  const radians = (hueDegrees * Math.PI) / 180;
  const length = Math.max(0, chroma);
  return [length * Math.cos(radians), length * Math.sin(radians)];
}

function gammaCoded(linear: Channels): Channels {
  return map(linear, (value) => {
    const size = Math.abs(value);
    const coded = size > 0.0031308 ? 1.055 * size ** (1 / 2.4) - 0.055 : 12.92 * size;
    return 255 * Math.sign(value) * coded;
  });
}

function times([x, y, z]: Matrix, vector: Channels): Channels {
  const row = ([a, b, c]: Channels) => a * vector[0] + b * vector[1] + c * vector[2];
  return [row(x), row(y), row(z)];
}

function map([a, b, c]: Channels, change: (value: number) => number): Channels {
  return [change(a), change(b), change(c)];
}

function clip(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** The remainder that is never negative. */
function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
