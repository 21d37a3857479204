import type { Patch } from './page.ts';

/**
 * Wire form of a batch of patches, little-endian 32-bit words. Header: request id, 1 if the segment ends here, number
 * of patches. Each patch: frame, lane, x, y, width, height, byte length, then its bytes padded to a multiple of 4.
 */
const HEADER_WORDS = 3;
const PATCH_WORDS = 7;

export type PatchBatch = {
  readonly id: number;
  readonly isLast: boolean;
  readonly patches: readonly Patch[];
};

const padded = (bytes: number) => (bytes + 3) & ~3;

export function encodeBatch({ id, isLast, patches }: PatchBatch): Uint8Array<ArrayBuffer> {
  const total = patches.reduce(
    (sum, { data }) => sum + PATCH_WORDS * 4 + padded(data?.byteLength ?? 0),
    HEADER_WORDS * 4,
  );
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  const word = (value: number) => {
    view.setUint32(offset, value, true);
    offset += 4;
  };
  for (const value of [id, isLast ? 1 : 0, patches.length]) word(value);
  for (const { frame, lane, window, data } of patches) {
    const length = data?.byteLength ?? 0;
    for (const value of [frame, lane, window.xPx, window.yPx, window.widthPx, window.heightPx, length])
      word(value);
    if (data) bytes.set(data, offset);
    offset += padded(length);
  }
  return bytes;
}

/** Reads what `encodeBatch` wrote; patch data are views into `bytes`. Throws RangeError on a cut message. */
export function decodeBatch(bytes: Uint8Array): PatchBatch {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  const word = () => {
    const value = view.getUint32(offset, true);
    offset += 4;
    return value;
  };
  const [id, isLast, count] = [word(), word() === 1, word()];
  const patches: Patch[] = [];
  for (let index = 0; index < count; index += 1) {
    const [frame, lane] = [word(), word()];
    const window = { xPx: word(), yPx: word(), widthPx: word(), heightPx: word() };
    const length = word();
    if (offset + length > bytes.byteLength)
      throw new RangeError(`a patch of ${length} bytes in a message of ${bytes.byteLength}`);
    patches.push({
      frame,
      lane,
      window,
      data: length === 0 ? null : bytes.subarray(offset, offset + length),
    });
    offset += padded(length);
  }
  return { id, isLast, patches };
}
