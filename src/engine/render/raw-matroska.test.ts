import { expect, test } from 'vitest';
import { matroskaHeader, pictureHeader } from './raw-matroska.ts';
import { readElements, readLane } from '../../../test/helpers/test-matroska.ts';

const spell = (bytes: Buffer) => readElements(bytes).map(({ id, body }) => [id, body.toString('hex')]);

test('the header says: Matroska, a clock of one millisecond, one track of raw yuva420p', () => {
  const [ebml, segment, info, tracks, ...rest] = readElements(matroskaHeader(640, 128));
  expect(rest).toEqual([]);
  expect(ebml?.id).toBe('1a45dfa3');
  expect(spell(ebml?.body ?? Buffer.alloc(0))).toEqual([
    ['4286', '00000001'],
    ['42f7', '00000001'],
    ['42f2', '00000004'],
    ['42f3', '00000008'],
    ['4282', Buffer.from('matroska').toString('hex')],
    ['4287', '00000004'],
    ['4285', '00000002'],
  ]);
  expect(segment?.id).toBe('18538067');
  expect(spell(info?.body ?? Buffer.alloc(0))).toEqual([
    ['2ad7b1', (1_000_000).toString(16).padStart(8, '0')], // nanoseconds a tick
    ['4d80', Buffer.from('cueframe').toString('hex')],
    ['5741', Buffer.from('cueframe').toString('hex')],
  ]);
  const [track] = readElements(tracks?.body ?? Buffer.alloc(0));
  expect({ tracks: tracks?.id, track: track?.id }).toEqual({ tracks: '1654ae6b', track: 'ae' });
  expect(spell(track?.body ?? Buffer.alloc(0))).toEqual([
    ['d7', '00000001'],
    ['73c5', '00000001'],
    ['83', '00000001'],
    ['86', Buffer.from('V_UNCOMPRESSED').toString('hex')],
    ['e0', expect.any(String)],
  ]);
  const video = readElements(track?.body ?? Buffer.alloc(0)).at(-1)?.body ?? Buffer.alloc(0);
  expect(spell(video)).toEqual([
    ['b0', (640).toString(16).padStart(8, '0')],
    ['ba', (128).toString(16).padStart(8, '0')],
    ['2eb524', '59340b08'],
  ]);
});

test.each([0, 1, 0x7fff, 0x1_0000, 3_000_000])('a picture at tick %i is a cluster of its own', (tick) => {
  const picture = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(spell(Buffer.concat([pictureHeader(tick, picture.length), picture]))).toEqual([
    ['1f43b675', ''],
    ['e7', tick.toString(16).padStart(8, '0')],
    ['a3', `81000080${picture.toString('hex')}`],
  ]);
});

test('pictures follow each other; a large one keeps its length', () => {
  const [small, large] = [Buffer.alloc(10, 1), Buffer.alloc(5_000_000, 2)];
  const stream = [matroskaHeader(2, 2), pictureHeader(0, 10), small, pictureHeader(70_000, 5_000_000), large];
  const { pictures, ...size } = readLane(Buffer.concat(stream));
  expect(size).toEqual({ widthPx: 2, heightPx: 2 });
  expect(pictures.map(({ tick, bytes }) => [tick, bytes.equals(tick === 0 ? small : large)])).toEqual([
    [0, true],
    [70_000, true],
  ]);
});
