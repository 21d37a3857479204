/** One packet of the picture stream, as ffprobe lists it. Times in ticks; null where the file gives none. */
export type Packet = {
  readonly pts: number | null;
  /** 0 where unknown. */
  readonly duration: number;
  readonly isKey: boolean;
  /** The decoder throws its frame away: it lies outside the edit list. */
  readonly isDiscarded: boolean;
  readonly isCorrupt: boolean;
};

/** With the index of its stream. */
export type StreamPacket = Packet & { readonly stream: number };

/** Entries to ask ffprobe for, with `-of compact=p=0`. */
export const PACKET_ENTRIES = 'packet=stream_index,pts,duration,flags';

/** One line such as `stream_index=0|pts=512|duration=512|flags=K_`; null for lines of other sections. */
export function parsePacketLine(line: string): StreamPacket | null {
  const fields = compactFields(line);
  const flags = fields.get('flags');
  if (flags === undefined) return null;
  return {
    stream: Number(fields.get('stream_index')),
    pts: ticks(fields.get('pts')),
    duration: ticks(fields.get('duration')) ?? 0,
    isKey: flags.includes('K'),
    isDiscarded: flags.includes('D'),
    isCorrupt: flags.includes('C'),
  };
}

/** A decoded frame in the same form; ffprobe's names changed between versions 5 and 6. */
export const FRAME_ENTRIES = 'frame=key_frame,best_effort_timestamp,pkt_duration,duration';

/** One line such as `key_frame=1|best_effort_timestamp=368|pkt_duration=533`; null for lines of other sections. */
export function parseFrameLine(line: string): Packet | null {
  const fields = compactFields(line);
  const key = fields.get('key_frame');
  if (key === undefined) return null;
  return {
    pts: ticks(fields.get('best_effort_timestamp')),
    duration: ticks(fields.get('duration') ?? fields.get('pkt_duration')) ?? 0,
    isKey: key === '1',
    isDiscarded: false,
    isCorrupt: false,
  };
}

function compactFields(line: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const field of line.trim().split('|')) {
    const at = field.indexOf('=');
    if (at > 0) fields.set(field.slice(0, at), field.slice(at + 1));
  }
  return fields;
}

function ticks(value: string | undefined): number | null {
  return value !== undefined && /^-?\d+$/.test(value) ? Number(value) : null;
}
