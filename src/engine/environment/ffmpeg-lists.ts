/** Version as ffmpeg's `-version` gives it (`5.1.9-0+deb12u1`), or null where the text is not ffmpeg's. */
export function parseFfmpegVersion(text: string): string | null {
  return /^ffmpeg version (\S+)/m.exec(text)?.[1] ?? null;
}

/** Names in the list of `-encoders`. */
export function parseEncoderNames(text: string): string[] {
  return names(text, /^ [VAS][F.][S.][X.][B.][D.] (\S+)/);
}

/** Names in the list of `-filters`; ffmpeg 8 dropped one of the three flags. */
export function parseFilterNames(text: string): string[] {
  return names(text, /^ [T.][S.][C.]? +(\S+) +[AVN|]+->[AVN|]+/);
}

function names(text: string, line: RegExp): string[] {
  return text.split(/\r?\n/).flatMap((entry) => {
    const name = line.exec(entry)?.[1];
    return name === undefined || name === '=' ? [] : [name]; // `=` stands in the legend
  });
}
