import type { Plan } from '../../shared/plan/plan.ts';

/** The parts of a plan that shape every picture before the overlay. */
export type PictureShape = Pick<
  Plan,
  'widthPx' | 'heightPx' | 'rate' | 'background' | 'color' | 'chromaLocation'
> & {
  readonly pixelFormat: string;
};

/** The scale filter's names for a matrix (it knows fewer than the tags do). */
export function scaleMatrix(matrix: string): string {
  const names: Readonly<Record<string, string>> = {
    bt2020nc: 'bt2020',
    bt2020c: 'bt2020',
    bt470bg: 'bt601',
    smpte170m: 'bt601',
  };
  return names[matrix] ?? (['bt709', 'fcc', 'smpte240m'].includes(matrix) ? matrix : 'bt709');
}

/** The overlay filter's working format for a pixel format of the film; anything rare goes through `auto`. */
export function overlayFormat(pixelFormat: string): string {
  const formats: Readonly<Record<string, string>> = {
    yuv420p: 'yuv420',
    yuvj420p: 'yuv420',
    yuv422p: 'yuv422',
    yuvj422p: 'yuv422',
    yuv444p: 'yuv444',
    yuvj444p: 'yuv444',
    yuv420p10le: 'yuv420p10',
    yuv422p10le: 'yuv422p10',
    gbrp: 'gbrp',
  };
  return formats[pixelFormat] ?? 'auto';
}

/** The format with alpha that is laid over a pixel format of the film: its depth and colour sampling, or the nearest there is. */
export function alphaFormat(pixelFormat: string): string {
  const sampling = /4[24][024]/.exec(pixelFormat)?.[0] ?? '444';
  return `yuva${sampling}p${pixelFormat.endsWith('10le') ? '10le' : ''}`;
}
