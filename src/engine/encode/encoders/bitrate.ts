/**
 * A bit rate meant to keep a film under a size. The peak is held to the average and the buffer to one second, so
 * that each segment keeps to it by itself: segments are encoded apart and cannot make up for one another.
 */
export function bitrateArgs(bitsPerSecond: number): string[] {
  return [
    '-b:v',
    String(bitsPerSecond),
    '-maxrate',
    String(bitsPerSecond),
    '-bufsize',
    String(bitsPerSecond),
  ];
}
