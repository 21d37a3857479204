import type { Lane, Patch } from '../../shared/contract/page.ts';
import { yuvaBytes } from '../../shared/pixels/rgba-to-yuva.ts';

/** The whole picture of a lane as yuva420p, kept up to date patch by patch. Starts clear. */
export class LaneBuffer {
  readonly bytes: Buffer;
  readonly #planes: readonly {
    readonly offset: number;
    readonly strideBytes: number;
    readonly shift: 0 | 1;
  }[];
  readonly #alphaOffset: number;

  constructor({ widthPx, heightPx }: Lane) {
    const luma = widthPx * heightPx;
    const chroma = luma / 4;
    this.bytes = Buffer.alloc(yuvaBytes(widthPx, heightPx));
    this.bytes.fill(128, luma, luma + 2 * chroma);
    this.#alphaOffset = luma + 2 * chroma;
    this.#planes = [
      { offset: 0, strideBytes: widthPx, shift: 0 },
      { offset: luma, strideBytes: widthPx / 2, shift: 1 },
      { offset: luma + chroma, strideBytes: widthPx / 2, shift: 1 },
      { offset: this.#alphaOffset, strideBytes: widthPx, shift: 0 },
    ];
  }

  apply({ window, data }: Patch): void {
    if (!data) {
      this.bytes.fill(0, this.#alphaOffset); // what is transparent needs no colour
      return;
    }
    const source = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    let from = 0;
    for (const { offset, strideBytes, shift } of this.#planes) {
      const width = window.widthPx >> shift;
      const height = window.heightPx >> shift;
      let to = offset + (window.yPx >> shift) * strideBytes + (window.xPx >> shift);
      for (let row = 0; row < height; row += 1) {
        source.copy(this.bytes, to, from, from + width);
        from += width;
        to += strideBytes;
      }
    }
  }
}
