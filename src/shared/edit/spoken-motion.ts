import { BUILT_IN_MOTION } from '../scenario/built-in-styles.ts';
import { partOf, patched, type EditAnimation, type EditCue, type ScenarioDocument } from './document.ts';
import { styleNameOf } from './style-edits.ts';

/** How the word being spoken is drawn: `plain` is by the style's highlight alone. */
export const SPOKEN_MOTIONS = ['plain', 'fill', 'underline', 'pill'] as const;
export type SpokenMotion = (typeof SPOKEN_MOTIONS)[number];

/** How cues of a style move that do not say it: as the built-in style at the end of what it stands on. */
export function styleMotion(document: ScenarioDocument, style: unknown): readonly EditAnimation[] {
  const own = partOf(document, 'styles');
  const seen = new Set<string>();
  let name = styleNameOf(style);
  while (Object.hasOwn(own, name) && !seen.has(name)) {
    seen.add(name);
    name = styleNameOf(own[name]);
  }
  if (seen.has(name) || !Object.hasOwn(BUILT_IN_MOTION, name)) return [];
  return (BUILT_IN_MOTION[name] ?? []) as readonly EditAnimation[];
}

/** What a cue does while it is seen; without own animations it moves as its style does. */
export function animationsOf(
  document: ScenarioDocument,
  { animate, style }: EditCue,
): readonly EditAnimation[] {
  return animate ?? styleMotion(document, style);
}

const isKaraoke = ({ name }: EditAnimation) => name === 'karaoke';

/** How the spoken word of a cue is drawn, and the colour that is said for it. */
export function spokenMotion(
  document: ScenarioDocument,
  cue: EditCue,
): { readonly motion: SpokenMotion; readonly color: string | null } {
  const params = animationsOf(document, cue).find(isKaraoke)?.params;
  const found = animationsOf(document, cue).some(isKaraoke);
  const mode = params?.['mode'];
  const motion = !found ? 'plain' : mode === 'pill' || mode === 'underline' ? mode : 'fill';
  const color = params?.['color'];
  return { motion, color: typeof color === 'string' ? color : null };
}

/** A cue whose spoken word is drawn otherwise; its other animations stay. Null: no colour of its own. */
export function withSpokenMotion(
  document: ScenarioDocument,
  cue: EditCue,
  next: { readonly motion: SpokenMotion; readonly color: string | null },
): EditCue {
  const shown = animationsOf(document, cue);
  const others = shown.filter((animation) => !isKaraoke(animation));
  if (next.motion === 'plain') {
    const isAsStyle = styleMotion(document, cue.style).length === 0 && others.length === 0;
    return patched(cue, { animate: isAsStyle ? undefined : others });
  }
  const before = shown.find(isKaraoke) ?? { name: 'karaoke', when: 'word' };
  const color = next.color ?? undefined;
  const karaoke = { ...before, params: patched(before.params ?? {}, { mode: next.motion, color }) };
  return patched(cue, { animate: [...others, karaoke as EditAnimation] });
}
