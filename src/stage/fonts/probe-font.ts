/** Advance width of the probe's one glyph, in ems: wider than any letter of any script. */
export const PROBE_WIDTH_EMS = 30;

const UNITS_PER_EM = 1000;

function table(write: (view: DataView) => void, byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength);
  write(new DataView(bytes.buffer));
  return bytes;
}

function words(...values: readonly number[]): Uint8Array {
  return table(
    (view) => values.forEach((value, index) => view.setUint16(2 * index, value & 0xffff)),
    2 * values.length,
  );
}

/** Segmented coverage (cmap format 12), one group to a character, all of them glyph 1. `codePoints` ascending. */
function characterMap(codePoints: readonly number[]): Uint8Array {
  const length = 16 + 12 * codePoints.length;
  return table((view) => {
    [0, 1, 3, 10].forEach((value, index) => view.setUint16(2 * index, value));
    view.setUint32(8, 12);
    view.setUint16(12, 12);
    view.setUint32(16, length);
    view.setUint32(24, codePoints.length);
    codePoints.forEach((codePoint, index) => {
      const at = 28 + 12 * index;
      view.setUint32(at, codePoint);
      view.setUint32(at + 4, codePoint);
      view.setUint32(at + 8, 1);
    });
  }, 12 + length);
}

function head(): Uint8Array {
  return table((view) => {
    view.setUint32(0, 0x00010000);
    view.setUint32(4, 0x00010000);
    view.setUint32(12, 0x5f0f3cf5); // the magic number of the specification
    view.setUint16(18, UNITS_PER_EM);
    view.setUint16(46, 8);
    view.setUint16(48, 2);
  }, 54);
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < bytes.length; index++)
    sum = (sum + (bytes[index] ?? 0) * 2 ** (24 - 8 * (index % 4))) >>> 0;
  return sum;
}

/** A TrueType font (OpenType 1.9) of two empty glyphs, which has exactly the given characters, all PROBE_WIDTH_EMS wide. */
export function probeFont(characters: Iterable<string>): Uint8Array<ArrayBuffer> {
  const codePoints = [...new Set(Array.from(characters, (character) => character.codePointAt(0) ?? 0))].sort(
    (a, b) => a - b,
  );
  const advance = PROBE_WIDTH_EMS * UNITS_PER_EM;
  const os2 = words(
    4,
    advance,
    400,
    5,
    ...Array<number>(27).fill(0),
    0,
    0xffff,
    800,
    -200,
    0,
    800,
    200,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  );
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['OS/2', os2.subarray(0, 96)],
    ['cmap', characterMap(codePoints)],
    ['glyf', new Uint8Array(4)],
    ['head', head()],
    ['hhea', words(1, 0, 800, -200, 0, advance, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    ['hmtx', words(advance, 0, advance, 0)],
    ['loca', words(0, 0, 0)],
    ['maxp', words(1, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['name', words(0, 0, 6)],
    ['post', words(3, ...Array<number>(15).fill(0))],
  ];
  let at = 12 + 16 * tables.length;
  const total = tables.reduce((sum, [, { length }]) => sum + Math.ceil(length / 4) * 4, at);
  const font = new Uint8Array(total);
  const view = new DataView(font.buffer);
  // Version, number of tables, and the search fields for ten tables.
  view.setUint32(0, 0x00010000);
  [tables.length, 128, 3, 32].forEach((value, index) => view.setUint16(4 + 2 * index, value));
  tables.forEach(([tag, bytes], index) => {
    const entry = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter++) view.setUint8(entry + letter, tag.charCodeAt(letter));
    view.setUint32(entry + 4, checksum(bytes));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, bytes.length);
    font.set(bytes, at);
    at += Math.ceil(bytes.length / 4) * 4;
  });
  return font;
}
