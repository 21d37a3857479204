import type { AnimationName, StageCue, StageFilm, StageWord } from '../../shared/stage-film.ts';
import type { FrameSpan } from '../../shared/time.ts';

/** Animations without chance in them. All others are seeded by the cue's id, which then counts. */
const UNSEEDED: readonly AnimationName[] = [
  ...(['fade', 'slide', 'pop', 'scale', 'elastic', 'bounce', 'spin', 'rotate3d', 'pulse'] as const),
  ...(['bob', 'wave', 'typewriter', 'flip', 'blur', 'color', 'karaoke'] as const),
];

/** The cues on screen within a span, in drawing order, told so that only what changes their pixels is in them. */
export function cuesForFingerprint(
  film: StageFilm,
  span: FrameSpan,
  assetIdentities: Readonly<Record<string, string>>,
): unknown[] {
  return cuesWithin(film.cues, span).map((cue) => normalised(cue, span.startFrame, assetIdentities));
}

/** Names of the images on screen within a span, in drawing order. */
export function shownAssets(film: StageFilm, span: FrameSpan): string[] {
  const names = (cue: StageCue): string[] =>
    cue.type === 'image' ? [cue.asset] : cue.type === 'group' ? cue.children.flatMap(names) : [];
  return cuesWithin(film.cues, span).flatMap(names);
}

function cuesWithin(cues: readonly StageCue[], { startFrame, endFrame }: FrameSpan): StageCue[] {
  return cues.filter((cue) => cue.startFrame < endFrame && cue.endFrame > startFrame);
}

function normalised(cue: StageCue, origin: number, identities: Readonly<Record<string, string>>): unknown {
  const { id, path: _path, ...rest } = cue;
  const common = { ...rest, ...moved(cue, origin), ...(isSeeded(cue) && { id }) };
  if (cue.type === 'text')
    return {
      ...common,
      lines: cue.lines.map((line) => line.map((word): StageWord => ({ ...word, ...moved(word, origin) }))),
    };
  if (cue.type === 'image') return { ...common, asset: identities[cue.asset] ?? cue.asset };
  if (cue.type === 'group')
    return { ...common, children: cue.children.map((child) => normalised(child, origin, identities)) };
  return common;
}

function moved(span: FrameSpan, origin: number): FrameSpan {
  return { startFrame: span.startFrame - origin, endFrame: span.endFrame - origin };
}

function isSeeded(cue: StageCue): boolean {
  return cue.animations.some(({ name }) => !UNSEEDED.includes(name));
}
