import { linesOf } from '../lines-of.ts';

/** A line of a section, with its number from 1. */
export type AssLine = { readonly line: number; readonly written: string };

export type AssSections = {
  readonly info: ReadonlyMap<string, string>;
  readonly styles: readonly { readonly line: number; readonly fields: ReadonlyMap<string, string> }[];
  /** Whether the styles are those of SSA (`[V4 Styles]`). */
  readonly isOld: boolean;
  /** Every Dialogue; `fields` null where no Format line stands before it, or it is outside of [Events]. */
  readonly dialogues: readonly (AssLine & {
    readonly fields: ReadonlyMap<string, string> | null;
    readonly isOutside: boolean;
  })[];
};

/** The parts of an ASS or SSA file that are read. The last field of a line takes what is left, commas included. */
export function readSections(text: string): AssSections {
  const info = new Map<string, string>();
  const styles: { line: number; fields: ReadonlyMap<string, string> }[] = [];
  const dialogues: AssSections['dialogues'][number][] = [];
  let section = '';
  let format: readonly string[] | null = null;
  let isOld = false;
  for (const { written, line } of linesOf(text)) {
    const start = written.trimStart();
    if (start.startsWith('[')) {
      section = start.slice(1, 30).split(']')[0]!.toLowerCase();
      format = null;
      if (section === 'v4 styles') isOld = true;
      continue;
    }
    const colon = start.indexOf(':');
    if (colon === -1) continue;
    const key = start.slice(0, Math.min(colon, 40)).trim().toLowerCase();
    const value = start.slice(colon + 1);
    if (key === 'dialogue') {
      const isOutside = section !== 'events';
      dialogues.push({ line, written, isOutside, fields: isOutside ? null : fieldsOf(format, value) });
    } else if (key === 'format') format = value.split(',').map((name) => name.trim().toLowerCase());
    else if (key === 'style') {
      const fields = fieldsOf(format, value);
      if (fields) styles.push({ line, fields });
    } else if (section === 'script info') info.set(key, value.trim());
  }
  return { info, styles, isOld, dialogues };
}

function fieldsOf(format: readonly string[] | null, value: string): ReadonlyMap<string, string> | null {
  if (!format) return null;
  const fields = new Map<string, string>();
  let at = 0;
  for (const [index, name] of format.entries()) {
    if (at > value.length) break;
    const comma = index === format.length - 1 ? -1 : value.indexOf(',', at);
    const end = comma === -1 ? value.length : comma;
    const field = value.slice(at, end);
    fields.set(name, name === 'text' ? field : field.trim());
    at = end + 1;
  }
  return fields;
}
