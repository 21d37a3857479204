import { BUNDLED_FAMILIES, bundledFamily } from '../../bundled-families.ts';
import { showValue, type Path, type PlacedProblem } from '../problem.ts';
import type { Cue, Scenario } from '../scenario.ts';

/** Families asked for that the scenario does not bring and Cueframe does not have: other ones are drawn. Each once, where it is met first. */
export function unknownFonts({
  fonts,
  styles,
  cues,
}: Pick<Scenario, 'fonts' | 'styles' | 'cues'>): PlacedProblem[] {
  const known = new Set(fonts.map(({ family }) => family));
  const warnings: PlacedProblem[] = [];
  for (const { font, path } of fontsUsed(styles, cues)) {
    if (known.has(font) || bundledFamily(font) !== null) continue;
    known.add(font);
    const message = `${showValue(font)} is neither in \`fonts\` nor bundled: ${BUNDLED_FAMILIES[0]} is drawn; add its file to \`fonts\``;
    warnings.push({ path: [...path, 'font'], code: 'font.unknown', message });
  }
  return warnings;
}

type FontUse = { readonly font: string; readonly path: Path };
type StyleUse = Cue['style'];

function fontsUsed(styles: Scenario['styles'], cues: readonly Cue[]): FontUse[] {
  return [
    ...Object.entries(styles).flatMap(([name, style]) => fontOf(style, ['styles', name])),
    ...cues.flatMap((cue, index) => fontsOfCue(cue, ['cues', index])),
  ];
}

function fontsOfCue(cue: Cue, path: Path): FontUse[] {
  const own = fontOf(cue.style, [...path, 'style']);
  if (cue.type === 'group')
    return [
      ...own,
      ...cue.children.flatMap((child, index) => fontsOfCue(child, [...path, 'children', index])),
    ];
  if (cue.type !== 'text') return own;
  const of = (key: 'words' | 'marks') =>
    (cue[key] ?? []).flatMap(({ style }, index) => fontOf(style, [...path, key, index, 'style']));
  return [...own, ...of('words'), ...of('marks')];
}

function fontOf(style: StyleUse, path: Path): FontUse[] {
  return typeof style === 'object' && typeof style.font === 'string' ? [{ font: style.font, path }] : [];
}
