import { execFileSync } from 'node:child_process';

const QUIET = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y'];
const QUIET_PIPED = QUIET.filter((option) => option !== '-nostdin');
const LARGEST_OUTPUT_BYTES = 1024 ** 3;

/** Runs ffmpeg to its end and gives what it wrote to stdout. `input` goes to its stdin. */
export function ffmpeg(args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('ffmpeg', [...(input ? QUIET_PIPED : QUIET), ...args], {
    maxBuffer: LARGEST_OUTPUT_BYTES,
    ...(input && { input }),
  });
}

/** Digest of every decoded frame of the picture, in the file's own pixel format; `filter`: of a part of it. */
export function frameDigests(path: string, filter?: string): string[] {
  const args = ['-i', path, '-map', '0:v:0', ...(filter ? ['-vf', filter] : []), '-fps_mode', 'passthrough'];
  const lines = ffmpeg([...args, '-f', 'framemd5', '-'])
    .toString('utf8')
    .split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)?.trim() ?? '');
}

/** Every decoded frame of the picture as raw bytes of `pixelFormat`, one buffer a frame. */
export function rawFrames(
  path: string,
  options: { pixelFormat: string; frameBytes: number; filter?: string; decoder?: string },
): Buffer[] {
  const { pixelFormat, frameBytes, filter, decoder } = options;
  const bytes = ffmpeg([
    ...(decoder ? ['-c:v', decoder] : []),
    ...['-i', path, '-map', '0:v:0', '-fps_mode', 'passthrough', ...(filter ? ['-vf', filter] : [])],
    ...['-pix_fmt', pixelFormat, '-f', 'rawvideo', '-'],
  ]);
  if (bytes.length % frameBytes !== 0)
    throw new Error(`${bytes.length} bytes are not a number of frames of ${frameBytes}`);
  return Array.from({ length: bytes.length / frameBytes }, (_, index) =>
    bytes.subarray(index * frameBytes, (index + 1) * frameBytes),
  );
}

/** The decoded sound as one channel of 48 kHz samples, -1 to 1. */
export function monoSamples(path: string): Float32Array {
  const args = ['-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'];
  const bytes = ffmpeg(args);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

export type StreamFacts = Readonly<Record<string, string | number | undefined>>;

/** What ffprobe says of a file's first stream of a kind. */
export function probeStream(path: string, kind: 'v' | 'a', entries: string): StreamFacts {
  const found = ffprobe(['-select_streams', `${kind}:0`, '-show_entries', `stream=${entries}`, path]) as {
    streams: StreamFacts[];
  };
  return found.streams[0] ?? {};
}

export type PictureTicks = {
  /** Presentation times of the picture's packets, ascending. */
  readonly ticks: readonly bigint[];
  /** The fraction of a second a tick is. */
  readonly num: bigint;
  readonly den: bigint;
  /** Seconds at which the file starts by ffprobe's word. */
  readonly fileStart: number;
};

/**
 * When the pictures of a file are shown. Where a container notes only when a packet is decoded (AVI) that is taken, which is
 * right for streams without B-frames.
 */
export function pictureTicks(path: string): PictureTicks {
  const entries = 'packet=pts,dts:stream=time_base:format=start_time';
  const { streams, packets, format } = ffprobe([
    '-select_streams',
    'v:0',
    '-show_entries',
    entries,
    path,
  ]) as {
    streams: { time_base: string }[];
    packets: { pts?: number; dts?: number }[];
    format: { start_time: string };
  };
  const [num = 1n, den = 1n] = (streams[0]?.time_base ?? '1/1').split('/').map(BigInt);
  const ticks = packets
    .map(({ pts, dts = 0 }) => BigInt(pts ?? dts))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { ticks, num, den, fileStart: Number(format.start_time) };
}

function ffprobe(args: readonly string[]): unknown {
  return JSON.parse(
    execFileSync('ffprobe', ['-v', 'error', '-of', 'json', ...args], {
      encoding: 'utf8',
      maxBuffer: LARGEST_OUTPUT_BYTES,
    }),
  );
}

/** Names of ffmpeg's encoders on this machine. */
export function encoderNames(): ReadonlySet<string> {
  const lines = execFileSync('ffmpeg', ['-hide_banner', '-encoders'], { encoding: 'utf8' }).split('\n');
  return new Set(lines.map((line) => line.trim().split(/\s+/)[1] ?? ''));
}
