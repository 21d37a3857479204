/**
 * A Matroska stream of uncompressed pictures whose clock ticks once a film frame. ffmpeg holds each picture until the
 * next one's tick, so that frames without a change cost nothing at all. The tick is written as one millisecond;
 * the filter graph reads it as one frame. Element ids: RFC 9559; `V_UNCOMPRESSED`: Matroska codec registry.
 */

/** ffmpeg's raw-video tag of yuva420p ("Y4", 11, 8 bits). */
const YUVA420P_TAG = Buffer.from([0x59, 0x34, 0x0b, 0x08]);
const UNKNOWN_SIZE = Buffer.from([0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);

function size(bytes: number): Buffer {
  const out = Buffer.alloc(8);
  out.writeBigUInt64BE(BigInt(bytes) | (1n << 56n));
  return out;
}

function element(id: string, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from(id, 'hex'), size(body.length), body]);
}

function unsigned(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
}

const text = (value: string) => Buffer.from(value, 'latin1');

/** Everything before the first picture. Even sizes, in pixels. */
export function matroskaHeader(widthPx: number, heightPx: number): Buffer {
  const ebml = element(
    '1a45dfa3',
    ...[element('4286', unsigned(1)), element('42f7', unsigned(1)), element('42f2', unsigned(4))],
    ...[element('42f3', unsigned(8)), element('4282', text('matroska'))],
    ...[element('4287', unsigned(4)), element('4285', unsigned(2))],
  );
  const info = element(
    '1549a966',
    element('2ad7b1', unsigned(1_000_000)),
    element('4d80', text('cueframe')),
    element('5741', text('cueframe')),
  );
  const picture = element(
    'e0',
    element('b0', unsigned(widthPx)),
    element('ba', unsigned(heightPx)),
    element('2eb524', YUVA420P_TAG),
  );
  const track = element(
    'ae',
    element('d7', unsigned(1)),
    element('73c5', unsigned(1)),
    element('83', unsigned(1)),
    element('86', text('V_UNCOMPRESSED')),
    picture,
  );
  return Buffer.concat([
    ebml,
    Buffer.from('18538067', 'hex'),
    UNKNOWN_SIZE,
    info,
    element('1654ae6b', track),
  ]);
}

/** What goes before the bytes of one picture shown from `tick` on. Each picture is a cluster of its own: block times are 16-bit. */
export function pictureHeader(tick: number, pictureBytes: number): Buffer {
  return Buffer.concat([
    Buffer.from('1f43b675', 'hex'),
    UNKNOWN_SIZE,
    element('e7', unsigned(tick)),
    Buffer.from('a3', 'hex'),
    size(pictureBytes + 4),
    Buffer.from([0x81, 0, 0, 0x80]), // track 1, time 0 within the cluster, key frame
  ]);
}
