import { z } from 'zod';
import type { StreamPackets } from '../check/packet-list.ts';

/** Raise when the form changes: records of another form are as good as none. */
const RECORD_FORMAT = 1;

const fraction = z.strictObject({ num: z.number(), den: z.number() });

const recordSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  /** Name of the segment's file, in the record's own folder. */
  file: z.string().regex(/^[\w.-]+$/),
  sha256: z.string().length(64),
  sizeBytes: z.number().int().positive(),
  createdAtMs: z.number(),
  packets: z.strictObject({
    kind: z.string(),
    codec: z.string(),
    timeBase: fraction,
    extradata: z.string().nullable(),
    size: z.string().nullable(),
    /** `pts duration md5` each: a third of the bytes of objects. */
    list: z.array(z.tuple([z.number(), z.number(), z.string()])),
  }),
});

/** What stands beside a kept segment. A segment without a record does not exist. */
export type SegmentRecord = {
  readonly file: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly createdAtMs: number;
  readonly packets: StreamPackets;
};

export function writeRecord({ packets, ...record }: SegmentRecord): string {
  const { packets: list, ...stream } = packets;
  const rows = list.map(({ pts, duration, md5 }) => [pts, duration, md5]);
  return JSON.stringify({ format: RECORD_FORMAT, ...record, packets: { ...stream, list: rows } });
}

/** Null for anything that is not a record of this form. */
export function readRecord(text: string): SegmentRecord | null {
  try {
    const { packets, format: _format, ...record } = recordSchema.parse(JSON.parse(text));
    const { list, ...stream } = packets;
    return {
      ...record,
      packets: { ...stream, packets: list.map(([pts, duration, md5]) => ({ pts, duration, md5 })) },
    };
  } catch {
    return null;
  }
}
