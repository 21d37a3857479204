/** Luma weights of red and blue; green takes the rest. */
type LumaWeights = { readonly kr: number; readonly kb: number };

const BT601: LumaWeights = { kr: 0.299, kb: 0.114 };
const BT709: LumaWeights = { kr: 0.2126, kb: 0.0722 };
const BT2020: LumaWeights = { kr: 0.2627, kb: 0.0593 };
const SMPTE240M: LumaWeights = { kr: 0.212, kb: 0.087 };
const FCC: LumaWeights = { kr: 0.3, kb: 0.11 };

/** ITU-R BT.601, BT.709, BT.2020, SMPTE 240M and FCC weights by ffmpeg's matrix names. */
const WEIGHTS: Readonly<Record<string, LumaWeights>> = {
  bt709: BT709,
  smpte170m: BT601,
  bt470bg: BT601,
  smpte240m: SMPTE240M,
  fcc: FCC,
  bt2020nc: BT2020,
  bt2020c: BT2020,
};

/** How an overlay's colours are written so that they match the film's. */
export type YuvCoding = {
  /** ffmpeg's matrix name; names it does not know are read as BT.709. */
  readonly matrix: string;
  /** tv: luma 16-235, chroma 16-240; pc: 0-255. */
  readonly range: 'tv' | 'pc';
};

/** 8-bit coefficients: `y = yr r + yg g + yb b + yOffset`, `u` and `v` around 128. */
export type YuvCoefficients = {
  readonly yr: number;
  readonly yg: number;
  readonly yb: number;
  readonly yOffset: number;
  readonly ur: number;
  readonly ug: number;
  readonly ub: number;
  readonly vr: number;
  readonly vg: number;
  readonly vb: number;
};

/** Coefficients for full-range 8-bit RGB (0-255) into the coding's 8-bit YUV. */
export function yuvCoefficients({ matrix, range }: YuvCoding): YuvCoefficients {
  const { kr, kb } = WEIGHTS[matrix] ?? BT709;
  const kg = 1 - kr - kb;
  const luma = range === 'tv' ? 219 / 255 : 1;
  const chroma = range === 'tv' ? 224 / 255 : 1;
  const u = chroma / (2 * (1 - kb));
  const v = chroma / (2 * (1 - kr));
  return {
    yr: kr * luma,
    yg: kg * luma,
    yb: kb * luma,
    yOffset: range === 'tv' ? 16 : 0,
    ur: -kr * u,
    ug: -kg * u,
    ub: (1 - kb) * u,
    vr: (1 - kr) * v,
    vg: -kg * v,
    vb: -kb * v,
  };
}
