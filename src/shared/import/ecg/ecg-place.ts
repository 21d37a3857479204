import { asText } from '../../scenario/json/loose.ts';
import type { Loose } from '../../scenario/json/loose.ts';
import type { Cue, Style } from '../../scenario/scenario.ts';
import type { Warn } from '../warning.ts';
import type { Effect, Span } from './ecg-effects.ts';

export type CueContext = {
  readonly stage: { readonly widthPx: number; readonly heightPx: number };
  readonly track: Loose;
  readonly warn: Warn;
  /** Takes an image file and gives its media id. */
  readonly addImage: (src: string) => string;
};

/** Where a node stands in its tree, and what it has from there. */
export type Place = {
  readonly path: string;
  readonly span: Span;
  readonly style: Loose;
  readonly box: Loose;
};

/** What the cues of a node have in common; only the first of them has its id. */
export type Common = Pick<Cue, 'id' | 'layer' | 'layout'>;

/** A word of a line. */
export type LineWord = {
  readonly text: string;
  /** When it is spoken; null: the file does not say. */
  readonly spoken: Span | null;
  /** When it is on screen. */
  readonly shown: Span;
  readonly style: Style;
  readonly effects: readonly Effect[];
};

export type LineContext = { readonly place: Place; readonly context: CueContext; readonly common: Common };

export function textOf(node: Loose): string {
  return asText(node['text']) ?? asText(node['content']) ?? '';
}
