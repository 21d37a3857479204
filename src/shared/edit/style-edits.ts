import { BUILT_IN_STYLES, DEFAULT_STYLE } from '../scenario/built-in-styles.ts';
import type { Style } from '../scenario/scenario.ts';
import { mergeStyle } from '../film/resolve-film/merge-style.ts';
import { partOf, patched, type ScenarioDocument } from './document.ts';

type StyleValue = unknown;
type Overrides = Readonly<Record<string, unknown>>;

/** The name a cue's style stands on: its own name, what it extends, or `default`. */
export function styleNameOf(style: StyleValue): string {
  if (typeof style === 'string') return style;
  const base = style && typeof style === 'object' ? (style as Overrides)['extends'] : undefined;
  return typeof base === 'string' ? base : 'default';
}

/** What a cue says beside the style it stands on. */
export function styleOverrides(style: StyleValue): Overrides {
  if (!style || typeof style !== 'object') return {};
  return patched(style as Overrides, { extends: undefined });
}

/** A cue's style of a base and overrides, in its shortest form: undefined for nothing at all. */
export function styleValue(name: string, overrides: Overrides): StyleValue {
  if (Object.keys(overrides).length > 0)
    return name === 'default' ? overrides : { extends: name, ...overrides };
  return name === 'default' ? undefined : name;
}

/** The same style with keys set over it; a key set to undefined is the base's again. */
export function withOverride(style: StyleValue, patch: Overrides): StyleValue {
  return styleValue(styleNameOf(style), patched(styleOverrides(style), patch));
}

/** Styles by name: the built-in ones, and the project's over them. */
export function namedStyles(document: ScenarioDocument): Readonly<Record<string, Style>> {
  return { ...BUILT_IN_STYLES, ...(partOf(document, 'styles') as Readonly<Record<string, Style>>) };
}

/** A style with all that it stands on. A ring of `extends` ends where it began. */
export function fullStyle(document: ScenarioDocument, style: StyleValue): Style {
  const styles = namedStyles(document);
  const layers: Overrides[] = [styleOverrides(style)];
  const seen = new Set<string>();
  let name = styleNameOf(style);
  while (!seen.has(name)) {
    seen.add(name);
    const layer = styles[name] as Overrides | undefined;
    layers.unshift(styleOverrides(layer));
    name = styleNameOf(layer);
  }
  return (layers as readonly Style[]).reduce<Style>(mergeStyle, DEFAULT_STYLE);
}
