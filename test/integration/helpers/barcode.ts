import { rawFrames } from './ffmpeg.ts';

/** Cells of a barcode: 8 bits of a number (0-255), then their complement, so that a guess never passes for a reading. */
const BITS = 8;
const CELL_PX = 4;
/** The barcode's place in a picture: its top left corner. Eight cells wide, two high. */
const PLACE = { xPx: 4, yPx: 4 };

export type PictureSize = { readonly widthPx: number; readonly heightPx: number };

/** Pictures as raw yuv420p on a mid-grey ground, one for each number, with its barcode. */
export function barcodePictures({ widthPx, heightPx }: PictureSize, numbers: readonly number[]): Buffer {
  const lumaBytes = widthPx * heightPx;
  const picture = Buffer.alloc((lumaBytes * 3) / 2, 128);
  return Buffer.concat(
    numbers.map((number) => {
      const bytes = Buffer.from(picture);
      for (let cell = 0; cell < 2 * BITS; cell += 1) {
        const level = isWhite(number, cell) ? 235 : 16;
        const { x, y } = cellAt(cell);
        for (let row = 0; row < CELL_PX; row += 1)
          bytes.fill(level, (y + row) * widthPx + x, (y + row) * widthPx + x + CELL_PX);
      }
      return bytes;
    }),
  );
}

/**
 * The numbers a film's decoded frames carry; null where a frame cannot be read. `filter` brings a film of another size or
 * direction back to the size of the pictures.
 */
export function readBarcodes(
  path: string,
  { widthPx, heightPx }: PictureSize,
  filter?: string,
): (number | null)[] {
  const options = { pixelFormat: 'gray', frameBytes: widthPx * heightPx, ...(filter && { filter }) };
  const frames = rawFrames(path, options);
  return frames.map((luma) => readBarcode(luma, widthPx));
}

function readBarcode(luma: Buffer, widthPx: number): number | null {
  const cells = Array.from({ length: 2 * BITS }, (_, cell) => {
    const { x, y } = cellAt(cell);
    let sum = 0;
    for (const row of [1, 2]) for (const column of [1, 2]) sum += luma[(y + row) * widthPx + x + column] ?? 0;
    return sum / 4 > 127;
  });
  const [code, complement] = [cells.slice(0, BITS), cells.slice(BITS)];
  if (code.some((bit, index) => bit === complement[index])) return null;
  return code.reduce((value, bit, index) => value + (bit ? 2 ** index : 0), 0);
}

function isWhite(value: number, cell: number): boolean {
  const bit = (value >> (cell % BITS)) & 1;
  return cell < BITS ? bit === 1 : bit === 0;
}

function cellAt(cell: number): { x: number; y: number } {
  return {
    x: PLACE.xPx + (cell % BITS) * CELL_PX,
    y: PLACE.yPx + Math.floor(cell / BITS) * CELL_PX,
  };
}
