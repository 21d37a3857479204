import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../../test/helpers/test-random.ts';
import { zipOfFolder } from './zip-folder.ts';
import { centralRecord, endRecords, endRecordsBytes, localHeader, recordBytes } from './zip-records.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cueframe-zip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Another program that reads archives. */
const unzip = (...args: string[]) =>
  execFileSync('unzip', args, {
    ...{ encoding: 'utf8', maxBuffer: 64e6 },
    env: { ...process.env, LC_ALL: 'C.UTF-8' }, // it writes names in the language of the shell
  });
const hasUnzip = (() => {
  try {
    return unzip('-v') !== '';
  } catch {
    return false;
  }
})();

test.skipIf(!hasUnzip)('another program finds every file of the folder, byte for byte', async () => {
  const random = seededRandom(7);
  const pictures = join(folder, 'pictures');
  mkdirSync(join(pictures, 'not this'), { recursive: true });
  const files = new Map(
    [0, 1, 700, 70_000].map((bytes, index) => {
      const name = `${String(index).padStart(6, '0')}.png`;
      return [name, Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)))];
    }),
  );
  for (const [name, bytes] of files) writeFileSync(join(pictures, name), bytes);
  const zip = await zipOfFolder(pictures, 'Käfer 甲虫');
  const made = zip && (await buffer(zip.open()));
  const path = join(folder, 'made.zip');
  writeFileSync(path, made ?? '');
  unzip('-tq', path); // throws where a checksum is wrong
  unzip('-q', path, '-d', join(folder, 'out'));
  const found = [...files.keys()].map((name) => readFileSync(join(folder, 'out', 'Käfer 甲虫', name)));
  expect(found).toEqual([...files.values()]);
  expect([made?.length, unzip('-Z1', path).trim().split('\n').length]).toEqual([zip?.sizeBytes, 4]);
});

test('a file that changes meanwhile ends the archive with an error; a folder that is not there gives none', async () => {
  const pictures = join(folder, 'changing');
  mkdirSync(pictures);
  writeFileSync(join(pictures, 'a.png'), 'abc');
  const zip = await zipOfFolder(pictures, 'a');
  writeFileSync(join(pictures, 'a.png'), 'abcd');
  await expect(zip && buffer(zip.open())).rejects.toMatchObject({ code: 'media.changed' });
  expect(await zipOfFolder(join(folder, 'none'), 'a')).toBeNull();
});

test.skipIf(!hasUnzip)('more files than 16 bits count are listed all the same', () => {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (let index = 0; index < 65_600; index += 1) {
    const entry = { name: Buffer.from(String(index)), sizeBytes: 0, mtime: new Date(2026, 1, 2), offset };
    parts.push(localHeader(entry, 0));
    central.push(centralRecord(entry, 0));
    offset += recordBytes(entry).local;
  }
  const bytes = Buffer.concat(central).length;
  const end = { entries: central.length, offset, bytes };
  const path = join(folder, 'many.zip');
  writeFileSync(path, Buffer.concat([...parts, ...central, endRecords(end)]));
  expect([unzip('-Z1', path).trim().split('\n').length, endRecords(end).length]).toEqual([
    65_600,
    endRecordsBytes(end),
  ]);
});

test('what does not fit into 32 bits stands in the fields of ZIP64', () => {
  const entry = {
    ...{ name: Buffer.from('a'), sizeBytes: 5, offset: 0x1_2345_6789 },
    mtime: new Date(2026, 0, 2, 3, 4, 6),
  };
  const record = centralRecord(entry, 0xdeadbeef);
  expect(record.toString('hex')).toBe(
    [
      ...['504b0102', '2d03', '2d00', '0008', '0000', '8318', '225c', 'efbeadde', 'ffffffff', 'ffffffff'],
      ...['0100', '1c00', '0000', '0000', '0000', '0000a481', 'ffffffff', '61'],
      ...['0100', '1800', '0500000000000000', '0500000000000000', '8967452301000000'],
    ].join(''),
  );
  expect(recordBytes(entry)).toEqual({ local: 31, central: record.length });
});
