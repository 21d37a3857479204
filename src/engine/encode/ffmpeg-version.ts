/** Major and minor number of a version as ffmpeg prints it; builds from the development tree count as new. */
function ffmpegRelease(version: string): { readonly major: number; readonly minor: number } {
  const match = /^n?(\d+)\.(\d+)/.exec(version);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : { major: 99, minor: 0 };
}

/** Output option that passes every frame on as it is. `-fps_mode` came with 5.1; `-vsync` is its older name. */
export function passthroughArgs(version: string): string[] {
  const { major, minor } = ffmpegRelease(version);
  const isOld = major < 5 || (major === 5 && minor < 1) || version.startsWith('N-4'); // N-4…: snapshots of 2018
  return isOld ? ['-vsync', '0'] : ['-fps_mode', 'passthrough'];
}
