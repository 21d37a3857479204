/** A file in a ZIP archive. `offset`: where its local header begins. */
export type ZipEntry = {
  /** UTF-8, folders divided by `/`. */
  readonly name: Buffer;
  readonly sizeBytes: number;
  readonly mtime: Date;
  readonly offset: number;
};

/** Where the list of all files lies. */
export type ZipCentral = { readonly entries: number; readonly offset: number; readonly bytes: number };

// APPNOTE 6.3.10, all numbers little endian. Files are stored (method 0).

/** What a field of 32 bits says where the number stands in the ZIP64 record. */
const IN_ZIP64 = 0xffffffff;
const IN_ZIP64_16 = 0xffff;
const VERSION = 20;
const VERSION_ZIP64 = 45;
/** Made by a Unix, in the upper byte: its permissions and its names count. */
const BY_UNIX = 3 << 8;
/** A plain file, readable by all. */
const MODE = 0o100644;
/** Names are UTF-8. */
const FLAGS = 0x0800;

const DESCRIPTION_BYTES = 26;
const [LOCAL_BYTES, CENTRAL_BYTES, END_BYTES, END64_BYTES, LOCATOR_BYTES] = [30, 46, 22, 56, 20];
const needsZip64 = (...numbers: readonly number[]) => numbers.some((number) => number >= IN_ZIP64);

/** How long the records of a file are. */
export function recordBytes({ name, sizeBytes, offset }: ZipEntry): { local: number; central: number } {
  return {
    local: LOCAL_BYTES + name.length + (needsZip64(sizeBytes) ? 4 + 16 : 0),
    central: CENTRAL_BYTES + name.length + (needsZip64(sizeBytes, offset) ? 4 + 24 : 0),
  };
}

function small(number: number, isLarge: boolean): number {
  return isLarge ? IN_ZIP64 : number;
}

/** MS-DOS time and date, which begin in 1980, in two seconds. */
function dosTime(at: Date): { readonly time: number; readonly date: number } {
  const year = Math.max(1980, Math.min(2107, at.getFullYear()));
  return {
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
    date: ((year - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
  };
}

/** The field of a record that holds what 32 bits do not. */
function zip64Field(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + numbers.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(numbers.length * 8, 2);
  for (const [index, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + index * 8);
  return field;
}

/** What both records of a file say of it, from the version on. */
function describe(
  { name, sizeBytes, mtime }: ZipEntry,
  { sum, extra }: { readonly sum: number; readonly extra: Buffer },
): Buffer {
  const isLarge = extra.length > 0;
  const { time, date } = dosTime(mtime);
  const fields = Buffer.alloc(DESCRIPTION_BYTES);
  fields.writeUInt16LE(isLarge ? VERSION_ZIP64 : VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(sum, 10);
  fields.writeUInt32LE(small(sizeBytes, isLarge), 14);
  fields.writeUInt32LE(small(sizeBytes, isLarge), 18);
  fields.writeUInt16LE(name.length, 22);
  fields.writeUInt16LE(extra.length, 24);
  return fields;
}

/** Before the bytes of a file. `sum`: its CRC-32. */
export function localHeader(entry: ZipEntry, sum: number): Buffer {
  const { name, sizeBytes } = entry;
  const extra = needsZip64(sizeBytes) ? zip64Field([sizeBytes, sizeBytes]) : Buffer.alloc(0);
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(0x04034b50, 0);
  return Buffer.concat([mark, describe(entry, { sum, extra }), name, extra]);
}

/** A file in the list at the end of the archive. */
export function centralRecord(entry: ZipEntry, sum: number): Buffer {
  const { name, sizeBytes, offset } = entry;
  const isLarge = needsZip64(sizeBytes, offset);
  const extra = isLarge ? zip64Field([sizeBytes, sizeBytes, offset]) : Buffer.alloc(0);
  const mark = Buffer.alloc(6);
  mark.writeUInt32LE(0x02014b50, 0);
  mark.writeUInt16LE(BY_UNIX | (isLarge ? VERSION_ZIP64 : VERSION), 4);
  const place = Buffer.alloc(CENTRAL_BYTES - mark.length - DESCRIPTION_BYTES);
  place.writeUInt32LE(MODE * 0x10000, 6);
  place.writeUInt32LE(small(offset, isLarge), 10);
  return Buffer.concat([mark, describe(entry, { sum, extra }), place, name, extra]);
}

const isCentralLarge = ({ entries, offset, bytes }: ZipCentral) =>
  entries >= IN_ZIP64_16 || needsZip64(offset, bytes);

export function endRecordsBytes(central: ZipCentral): number {
  return END_BYTES + (isCentralLarge(central) ? END64_BYTES + LOCATOR_BYTES : 0);
}

/** The end of the archive: where the list is, in 64 bits too where 32 do not do. */
export function endRecords(central: ZipCentral): Buffer {
  const { entries, offset, bytes } = central;
  const isLarge = isCentralLarge(central);
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLarge ? IN_ZIP64_16 : entries, 8);
  end.writeUInt16LE(isLarge ? IN_ZIP64_16 : entries, 10);
  end.writeUInt32LE(small(bytes, isLarge), 12);
  end.writeUInt32LE(small(offset, isLarge), 16);
  if (!isLarge) return end;
  const end64 = Buffer.alloc(END64_BYTES);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(BigInt(END64_BYTES - 12), 4);
  end64.writeUInt16LE(BY_UNIX | VERSION_ZIP64, 12);
  end64.writeUInt16LE(VERSION_ZIP64, 14);
  end64.writeBigUInt64LE(BigInt(entries), 24);
  end64.writeBigUInt64LE(BigInt(entries), 32);
  end64.writeBigUInt64LE(BigInt(bytes), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(LOCATOR_BYTES);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
