import type { EditCue } from './document.ts';

/** Kinds of cue that have a word of their own; the catalogue has it under the same name. */
const CUE_TYPES = ['text', 'image', 'shape', 'group', 'html', 'video'] as const;
export type CueTypeName = (typeof CUE_TYPES)[number] | 'other';

/** `other` for a kind of a later version. */
export function cueTypeOf({ type }: Pick<EditCue, 'type'>): CueTypeName {
  return CUE_TYPES.find((known) => known === type) ?? 'other';
}
