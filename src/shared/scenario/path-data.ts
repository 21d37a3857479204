/** What `path` of a shape cue holds. */
export const PATH_RULE =
  'must be SVG path data whose numbers are fractions of the stage height, -10 to 10, from the box’s top left corner';

const NUMBERS_OF: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};
const TOKEN = /[\s,]*(?:([MLHVCSQTAZ])|([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))/iy;
const FLAG = /[\s,]*([01])/y;
const MAX_LENGTH = 100_000;

/** Which numbers of an arc are not lengths: its turn in degrees and its two flags. */
function isArcSetting(command: string, index: number): boolean {
  return command === 'A' && index >= 2 && index <= 4;
}

/** Path data with every length multiplied, one space between all parts; null where it is not path data. */
export function scalePathData(data: string, factor: number): string | null {
  const parts: string[] = [];
  let command = '';
  let taken = 0;
  let at = 0;
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(data);
    if (match) at = pattern.lastIndex;
    return match;
  };
  if (data.length > MAX_LENGTH || !/^\s*m/i.test(data)) return null;
  const end = data.trimEnd().length;
  while (at < end) {
    const needed = NUMBERS_OF[command.toUpperCase()] ?? 0;
    const isFlag = command.toUpperCase() === 'A' && (taken % 7 === 3 || taken % 7 === 4); // may be written "01"
    const match = read(isFlag ? FLAG : TOKEN);
    if (!match) return null;
    if (isFlag) {
      parts.push(String(match[1]));
      taken += 1;
    } else if (match[1] !== undefined) {
      if (needed > 0 && (taken === 0 || taken % needed !== 0)) return null;
      command = match[1];
      taken = 0;
      parts.push(command);
    } else {
      const value = Number(match[2]);
      if (needed === 0) return null;
      const isLength = !isArcSetting(command.toUpperCase(), taken % needed);
      if (isLength && !(Math.abs(value) <= 10)) return null;
      parts.push(String(isLength ? Math.round(value * factor * 1e6) / 1e6 : value));
      taken += 1;
    }
  }
  const needed = NUMBERS_OF[command.toUpperCase()] ?? 0;
  return needed === 0 || (taken > 0 && taken % needed === 0) ? parts.join(' ') : null;
}

export function isPathData(data: string): boolean {
  return scalePathData(data, 1) !== null;
}
