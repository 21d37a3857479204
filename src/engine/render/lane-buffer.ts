import type { Lane, Patch } from '../../shared/contract/page.ts';
import { yuvaBytes } from '../../shared/pixels/rgba-to-yuva.ts';

/**
 * The whole picture of a lane as yuva420p, kept up to date patch by patch. Starts clear. What is clear has no colour
 * either, whatever was there before: over films of 4:2:2 and 4:4:4 ffmpeg enlarges the colour planes, and the colour of
 * clear pixels would bleed into their neighbours.
 */
export class LaneBuffer {
  readonly bytes: Buffer;
  readonly #planes: readonly {
    readonly offset: number;
    readonly strideBytes: number;
    readonly shift: 0 | 1;
  }[];

  constructor({ widthPx, heightPx }: Lane) {
    const luma = widthPx * heightPx;
    const chroma = luma / 4;
    this.bytes = Buffer.alloc(yuvaBytes(widthPx, heightPx));
    this.#planes = [
      { offset: 0, strideBytes: widthPx, shift: 0 },
      { offset: luma, strideBytes: widthPx / 2, shift: 1 },
      { offset: luma + chroma, strideBytes: widthPx / 2, shift: 1 },
      { offset: luma + 2 * chroma, strideBytes: widthPx, shift: 0 },
    ];
    this.#clear();
  }

  #clear(): void {
    const [, blue, , alpha] = this.#planes;
    this.bytes.fill(0);
    this.bytes.fill(128, blue?.offset, alpha?.offset);
  }

  apply({ window, data }: Patch): void {
    if (!data) return this.#clear();
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
