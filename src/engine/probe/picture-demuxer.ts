import type { FileHandle } from 'node:fs/promises';

/** ffmpeg looks at the names of pictures before their content: `shot%03d.png` and `a*b.png` are many files to it. */
const LIKE_A_PATTERN = /[%*?{].*\.(png|jpe?g|webp|gif|bmp|tiff?|jxl)$/is;

/** Far enough in to meet the chunk that makes a PNG move, behind a colour profile. */
const HEAD_BYTES = 65_536;

/**
 * ffmpeg's demuxer of a picture that it would not find by itself, because of its name; null where it does. The content says
 * which, by its first bytes.
 */
export async function pictureDemuxer(path: string, file: Pick<FileHandle, 'read'>): Promise<string | null> {
  if (!LIKE_A_PATTERN.test(path)) return null;
  const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return demuxerOf(buffer.subarray(0, bytesRead).toString('latin1'));
}

function demuxerOf(head: string): string | null {
  if (head.startsWith('\x89PNG')) return isAnimated(head) ? 'apng' : 'png_pipe';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg_pipe';
  if (/^RIFF....WEBP/s.test(head)) return 'webp_pipe';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (head.startsWith('BM')) return 'bmp_pipe';
  if (/^(II\*\0|MM\0\*)/.test(head)) return 'tiff_pipe';
  return ['\xff\n', '\0\0\0\fJXL '].some((start) => head.startsWith(start)) ? 'jpegxl_pipe' : null;
}

function isAnimated(head: string): boolean {
  const at = head.indexOf('acTL');
  return at >= 0 && !head.slice(0, at).includes('IDAT');
}
