/** Demuxers for files that a film is made from. Playlists, `concat`, devices and oddities are left out on purpose. */
export const SAFE_DEMUXERS = [
  ...['mov', 'matroska', 'webm', 'mpegts', 'mpeg', 'avi', 'flv', 'asf', 'mxf', 'ogg', 'gif', 'apng', 'nut'],
  ...['h264', 'hevc', 'm4v', 'mpegvideo', 'ivf', 'obu', 'dv', 'yuv4mpegpipe', 'mjpeg'],
  ...[
    'wav',
    'w64',
    'mp3',
    'aac',
    'flac',
    'aiff',
    'ac3',
    'eac3',
    'caf',
    'au',
    'amr',
    'ape',
    'wv',
    'tta',
    'dts',
  ],
  ...['png_pipe', 'jpeg_pipe', 'webp_pipe', 'bmp_pipe', 'tiff_pipe', 'gif_pipe', 'jpegxl_pipe'],
] as const;

/**
 * Input arguments for a file of unknown origin, for ffmpeg and ffprobe alike. The format is found by content, so text
 * of an HLS playlist or a concat list named `.mp4` would else be followed. The `file:` prefix
 * keeps a name such as `http:x.png` a name.
 */
export function safeInputArgs(path: string): string[] {
  return inputArgs(path, ['-format_whitelist', SAFE_DEMUXERS.join(',')]);
}

/** Leaves out what is half there at the end of a file that is cut short: ffmpeg would give up at it, and a probe count it. */
export function cutShortArgs({ isCutShort }: { readonly isCutShort: boolean }): string[] {
  return isCutShort ? ['-fflags', '+discardcorrupt'] : [];
}

/**
 * The same for a file that was probed: read as what it was found to be and as nothing else, whatever has taken its place since
 * and whatever its name looks like. `container`: the names of ffmpeg's demuxer.
 */
export function probedInputArgs(path: string, container: string): string[] {
  const [demuxer = container] = container.split(',');
  return inputArgs(path, ['-format_whitelist', demuxer, '-f', demuxer]);
}

function inputArgs(path: string, format: readonly string[]): string[] {
  return ['-protocol_whitelist', 'file,pipe', ...format, '-i', `file:${path}`];
}
