/** Whether a `src` says by itself where the file is: an absolute path of any system, or an address. */
export function isAbsoluteSource(src: string): boolean {
  return /^(?:\/|\\\\|[a-z]:[\\/]|[a-z][a-z\d+.-]+:\/\/)/i.test(src);
}

/** The place of a `src` on the engine's machine; null for a relative one of a project that has no folder yet. */
export function placeOf(src: string, baseDir: string | null): string | null {
  if (isAbsoluteSource(src)) return src;
  if (baseDir === null) return null;
  const separator = /^[a-z]:\\|^\\\\/i.test(baseDir) ? '\\' : '/';
  return `${baseDir.replace(/[\\/]$/, '')}${separator}${src}`;
}
