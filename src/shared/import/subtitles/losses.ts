import type { ImportWarning } from '../warning.ts';

/** What of a subtitle file is lost or changed in the scenario. */
const LOSSES = {
  'cue.unseparated': 'no empty line stands before its times; it was read as a cue of its own',
  'cue.continued': 'an empty line stands inside the cue; what follows it was kept as a part of it',
  'text.stray': 'it belongs to no cue and was left out',
  'style.part': 'what the text says of its letters has no equivalent and was not read',
  'style.block': 'a part of the styles of WebVTT has no equivalent and was not read',
  'style.field': 'a field of a style has no equivalent and was not read',
  'region.block': 'regions of WebVTT are not read',
  'place.vertical': 'vertical text is set in lines',
  'place.unknown': 'the place cannot be read',
  'color.unknown': 'the colour cannot be read',
  'voice.several': 'several people speak in a cue; all of them are kept as its one speaker',
  'ruby.left_out': 'the reading over the text (ruby) was left out',
  'rolling.collapsed': 'it repeats the lines of the cue before, which are shown once',
  'tag.unknown': 'an override has no equivalent and was not read',
  'karaoke.order': 'the times of its words are not in order; the text is kept without them',
  'style.unknown': 'it names a style the file does not have',
} as const;
export type LossCode = keyof typeof LOSSES;

export type Losses = {
  /** `what`: the words it was about, such as the name of an override. Line from 1. */
  note(code: LossCode, line: number, what?: string): void;
  /** One warning for each kind of loss, at its first line. */
  warnings(): ImportWarning[];
};

const MOST_NAMED = 5;

export function createLosses(): Losses {
  const seen = new Map<LossCode, { line: number; lines: number; lastLine: number; names: Set<string> }>();
  return {
    note(code, line, what) {
      const entry = seen.get(code) ?? { line, lines: 0, lastLine: 0, names: new Set<string>() };
      if (entry.lastLine !== line) entry.lines += 1;
      entry.lastLine = line;
      if (what !== undefined && entry.names.size <= MOST_NAMED) entry.names.add(what);
      seen.set(code, entry);
    },
    warnings: () =>
      [...seen].map(([code, { line, lines, names }]) => ({
        path: `line ${line}`,
        code,
        message: `${LOSSES[code]}${named(names)}${lines > 1 ? `, and so in ${lines - 1} more ${lines === 2 ? 'place' : 'places'}` : ''}`,
      })),
  };
}

function named(names: ReadonlySet<string>): string {
  if (names.size === 0) return '';
  const shown = [...names].slice(0, MOST_NAMED).join(', ');
  return ` (${shown}${names.size > MOST_NAMED ? ', …' : ''})`;
}
