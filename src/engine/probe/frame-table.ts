import type { CountedFrames } from './media-header.ts';
import type { Packet } from './parse-packet.ts';

/**
 * Why a packet list cannot be believed, in plain words; null where it can. Packets stand for frames only where each
 * has its own time, none is damaged, a decoder can start with the first, and the header (where it counts) agrees.
 * Otherwise the stream is decoded and its frames counted: cut files, AVI with B-frames, broken recordings, open starts.
 */
export function reasonToDecode(packets: readonly Packet[], declaredFrames: number | null): string | null {
  if (declaredFrames !== null && declaredFrames !== packets.length)
    return `the header claims ${declaredFrames} frames and ${packets.length} are there`;
  if (packets.some((packet) => packet.isCorrupt)) return 'a packet is damaged';
  if (packets.some((packet) => packet.pts === null)) return 'a packet has no time';
  const shown = packets.filter((packet) => !packet.isDiscarded);
  if (new Set(shown.map((packet) => packet.pts)).size !== shown.length) return 'two packets have one time';
  const first = packets[0];
  if (first && !first.isKey) return 'the stream does not begin with a key frame';
  // Leading pictures of an open group refer to frames that are not there, and decoders drop them.
  if (first && shown.some((packet) => (packet.pts ?? 0) < (first.pts ?? 0)))
    return 'frames come before the first key frame';
  return null;
}

/** The frames of packets that `reasonToDecode` has nothing against, in order of presentation. */
export function framesFromPackets(packets: readonly Packet[]): CountedFrames {
  const shown = packets.filter((packet) => !packet.isDiscarded && packet.pts !== null);
  return { ...sorted(shown), countedBy: 'packets' };
}

/**
 * The frames a decoder gave. A frame without a time follows the one before by the usual gap (the median), so that
 * none is lost.
 */
export function framesFromDecoder(frames: readonly Packet[]): CountedFrames {
  const gap = usualGap(frames);
  let previous: number | null = null;
  const timed = frames.map((frame) => {
    const pts: number = frame.pts ?? (previous === null ? 0 : previous + gap);
    previous = pts;
    return { ...frame, pts };
  });
  return { ...sorted(timed), countedBy: 'decode' };
}

function sorted(packets: readonly Packet[]): { table: CountedFrames['table']; lastDurationTicks: number } {
  const inOrder = packets.toSorted((a, b) => (a.pts ?? 0) - (b.pts ?? 0));
  return {
    table: {
      ticks: inOrder.map((packet) => packet.pts ?? 0),
      keyTicks: inOrder.filter((packet) => packet.isKey).map((packet) => packet.pts ?? 0),
    },
    lastDurationTicks: inOrder.at(-1)?.duration ?? 0,
  };
}

function usualGap(frames: readonly Packet[]): number {
  const times = frames.flatMap((frame) => (frame.pts === null ? [] : [frame.pts])).toSorted((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .filter((gap) => gap > 0)
    .toSorted((a, b) => a - b);
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? frames.find((frame) => frame.duration > 0)?.duration ?? 1;
}
