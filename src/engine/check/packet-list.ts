/** What one stream of a file is made of, read without trusting its header: ffmpeg's `framemd5` report. */
export type StreamPackets = {
  readonly kind: string;
  readonly codec: string;
  readonly timeBase: { readonly num: number; readonly den: number };
  /** MD5 of the decoder's set-up bytes; null where the codec has none. */
  readonly extradata: string | null;
  /** `WIDTHxHEIGHT`; null for sound. */
  readonly size: string | null;
  /** In stored (decoding) order. Times in ticks of the time base. */
  readonly packets: readonly { readonly pts: number; readonly duration: number; readonly md5: string }[];
};

type Draft = { -readonly [K in keyof StreamPackets]: StreamPackets[K] } & {
  packets: { pts: number; duration: number; md5: string }[];
};

/** Reads ffmpeg's `framemd5` output (format version 2): streams in file order. */
export function parsePacketList(text: string): StreamPackets[] {
  const streams: Draft[] = [];
  const stream = (index: string) =>
    (streams[Number(index)] ??= {
      kind: '',
      codec: '',
      timeBase: { num: 0, den: 1 },
      extradata: null,
      size: null,
      packets: [],
    });
  for (const line of text.split('\n')) {
    const header = /^#(\w+) (\d+)[:,] (.*)$/.exec(line.trim());
    if (header) {
      const [, key, index, value] = header as unknown as [string, string, string, string];
      const draft = stream(index);
      if (key === 'media_type') draft.kind = value;
      if (key === 'codec_id') draft.codec = value;
      if (key === 'dimensions') draft.size = value;
      if (key === 'extradata') draft.extradata = value.split(',').at(-1)?.trim() ?? null;
      if (key === 'tb') {
        const [num, den] = value.split('/').map(Number);
        draft.timeBase = { num: num ?? 0, den: den ?? 1 };
      }
      continue;
    }
    if (line.startsWith('#') || line.trim() === '') continue;
    const [index, , pts, duration, , md5] = line.split(',').map((field) => field.trim());
    if (index === undefined || pts === undefined || md5 === undefined) continue;
    stream(index).packets.push({ pts: Number(pts), duration: Number(duration), md5 });
  }
  return streams;
}
