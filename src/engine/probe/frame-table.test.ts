import { expect, test } from 'vitest';
import { framesFromDecoder, framesFromPackets, reasonToDecode } from './frame-table.ts';
import { parseFrameLine, parsePacketLine, type Packet } from './parse-packet.ts';

function packet(pts: number | null, change: Partial<Packet> = {}): Packet {
  return { pts, duration: 10, isKey: false, isDiscarded: false, isCorrupt: false, ...change };
}
const whole = [packet(0, { isKey: true }), packet(30), packet(10), packet(20)];

test('packet lines of ffprobe 5 and 6', () => {
  expect(parsePacketLine('stream_index=2|pts=2000|duration=1000|flags=K_')).toEqual({
    ...packet(2000, { isKey: true, duration: 1000 }),
    stream: 2,
  });
  expect(parsePacketLine('stream_index=0|pts=-7|duration=N/A|flags=_DC|')).toEqual({
    ...packet(-7, { duration: 0, isDiscarded: true, isCorrupt: true }),
    stream: 0,
  });
  expect(parsePacketLine('stream_index=0|pts=N/A|duration=1|flags=___')?.pts).toBe(null);
  expect(parsePacketLine('')).toBe(null);
});

test('frame lines of ffprobe 5 and 6', () => {
  const frame = packet(368, { isKey: true, duration: 533 });
  expect(parseFrameLine('key_frame=1|best_effort_timestamp=368|pkt_duration=533')).toEqual(frame);
  expect(parseFrameLine('key_frame=1|best_effort_timestamp=368|duration=533')).toEqual(frame);
  expect(parseFrameLine('side_data_type=SEI')).toBe(null);
});

test('packets are put in order of presentation, and discarded ones left out', () => {
  expect(framesFromPackets([packet(-10, { isKey: true, isDiscarded: true }), ...whole])).toEqual({
    table: { ticks: [0, 10, 20, 30], keyTicks: [0] },
    lastDurationTicks: 10,
    countedBy: 'packets',
  });
});

test.each([
  ['nothing is wrong', whole, 4, null],
  ['the header counts otherwise', whole, 5, 'the header claims 5 frames and 4 are there'],
  ['the header does not count', whole, null, null],
  ['damage', [...whole, packet(40, { isCorrupt: true })], null, 'a packet is damaged'],
  ['no time', [...whole, packet(null)], null, 'a packet has no time'],
  ['one time twice', [...whole, packet(30)], null, 'two packets have one time'],
  ['no key frame first', whole.slice(1), null, 'the stream does not begin with a key frame'],
  [
    'an open start',
    [packet(20, { isKey: true }), packet(0), packet(10)],
    null,
    'frames come before the first key frame',
  ],
])('decode because of: %s', (_name, packets, declared, reason) => {
  expect(reasonToDecode(packets, declared)).toBe(reason);
});

test('decoded frames without a time follow by the usual gap', () => {
  expect(framesFromDecoder([packet(0, { isKey: true }), packet(10), packet(null), packet(30)])).toEqual({
    table: { ticks: [0, 10, 20, 30], keyTicks: [0] },
    lastDurationTicks: 10,
    countedBy: 'decode',
  });
});
