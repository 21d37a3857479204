/** For tests: one element of a Matroska stream, its id in hex. */
type Element = { readonly id: string; readonly body: Buffer };

/** Segment and Cluster: elements of unknown size, read as if their contents stood beside them. */
const OPEN_ENDED = ['18538067', '1f43b675'];

/** For tests: the elements of a stream in order, as RFC 8794 spells them. */
export function readElements(bytes: Buffer): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const idLength = Math.clz32(bytes[at] ?? 0) - 23;
    const id = bytes.toString('hex', at, at + idLength);
    at += idLength;
    const sizeLength = Math.clz32(bytes[at] ?? 0) - 23;
    const size = Number(
      BigInt(`0x${bytes.toString('hex', at, at + sizeLength)}`) & ((1n << BigInt(7 * sizeLength)) - 1n),
    );
    at += sizeLength;
    const length = OPEN_ENDED.includes(id) ? 0 : size;
    elements.push({ id, body: bytes.subarray(at, at + length) });
    at += length;
  }
  return elements;
}

/** For tests: what a lane's stream says: its size, and each picture with the tick it is shown from. */
export function readLane(bytes: Buffer): {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pictures: readonly { readonly tick: number; readonly bytes: Buffer }[];
} {
  const elements = readElements(bytes);
  const find = (from: readonly Element[], id: string) =>
    from.find((element) => element.id === id)?.body ?? Buffer.alloc(0);
  const track = readElements(find(readElements(find(elements, '1654ae6b')), 'ae'));
  const video = readElements(find(track, 'e0'));
  const ticks = elements.filter(({ id }) => id === 'e7').map(({ body }) => body.readUInt32BE());
  const blocks = elements.filter(({ id }) => id === 'a3').map(({ body }) => body.subarray(4));
  return {
    widthPx: find(video, 'b0').readUInt32BE(),
    heightPx: find(video, 'ba').readUInt32BE(),
    pictures: ticks.map((tick, index) => ({ tick, bytes: blocks[index] ?? Buffer.alloc(0) })),
  };
}
