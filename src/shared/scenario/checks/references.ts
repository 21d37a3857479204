import { BUILT_IN_STYLES, EMPHASIS_STYLE } from '../built-in-styles.ts';
import { isToolKey } from '../json/tool-keys.ts';
import { asObject, asText, isObject } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { showValue } from '../problem.ts';
import type { Path, Report } from '../problem.ts';

function nameList(names: readonly string[]): string {
  return names.length === 0
    ? 'none'
    : names
        .slice(0, 20)
        .map((name) => showValue(name))
        .join(', ');
}

/** Refuses a name that stands for nothing. */
export function checkReference(
  name: unknown,
  known: readonly string[],
  { path, report, what }: { path: Path; report: Report; what: string },
): void {
  const text = asText(name);
  if (text === undefined || text === '' || known.includes(text)) return;
  const hint = isToolKey(text) ? ' (keys that start with x- belong to tools)' : '';
  report(path, 'reference.unknown', `must name ${what}: ${nameList(known)}; not ${showValue(text)}${hint}`);
}

/** Refuses an id that is no media, or media said to be of another kind than the place can use. */
export function checkMedia(
  id: unknown,
  document: Loose,
  { path, report, kinds }: { path: Path; report: Report; kinds: readonly string[] },
): void {
  const media = asObject(document['media']);
  checkReference(id, Object.keys(media), { path, report, what: 'an entry of `media`' });
  const text = asText(id);
  if (text === undefined || !Object.hasOwn(media, text)) return;
  const kind = asText(asObject(media[text])['kind']);
  if (kind !== undefined && ['video', 'audio', 'image'].includes(kind) && !kinds.includes(kind))
    report(
      path,
      'reference.kind',
      `must name media of kind ${kinds.join(' or ')}; ${showValue(text)} is ${kind}`,
    );
}

/** Refuses an unknown style name, or an unknown `extends` of a style written in place. */
export function checkStyleUse(style: unknown, document: Loose, path: Path, report: Report): void {
  if (style === undefined) return;
  const known = [
    ...new Set([
      ...Object.keys(asObject(document['styles'])),
      ...Object.keys(BUILT_IN_STYLES),
      EMPHASIS_STYLE,
    ]),
  ];
  const what = 'a style';
  if (isObject(style)) checkReference(style['extends'], known, { path: [...path, 'extends'], report, what });
  else checkReference(style, known, { path, report, what });
}
