import { basename } from 'node:path';
import type { Plan, Quality } from '../../shared/plan/plan.ts';
import { countChanges } from '../../shared/motion/overlay-spans.ts';
import type { StageCue, StageFilm } from '../../shared/stage-film.ts';
import { formatRate, secondsAt, type FrameRate, type FrameSpan } from '../../shared/time.ts';
import type { PlacedClip } from './segment-parts.ts';

/**
 * Beyond this many boxes (captions and their words) over all frames that show them the changes are not counted: they only
 * serve this text, and planning must stay quick. About three minutes of ordinary captions.
 */
const MOST_BOXES_COUNTED = 30_000;

/** Why a film was planned so, for people: one sentence each. */
export function explainPlan(
  plan: Omit<Plan, 'reasons'>,
  facts: {
    readonly clips: readonly PlacedClip[];
    /** Whether the number of segments was asked for. */
    readonly isCountGiven: boolean;
  },
): string[] {
  return [
    filmSentence(plan, facts.clips),
    ...variableRateSentences(plan.rate, facts.clips),
    segmentsSentence(plan, facts),
    captionsSentence(plan),
    colorSentence(plan, facts.clips),
    encoderSentence(plan),
    soundSentence(plan),
  ];
}

function filmSentence(plan: Omit<Plan, 'reasons'>, clips: readonly PlacedClip[]): string {
  const seconds = Number(secondsAt(plan.totalFrames, plan.rate).toFixed(3));
  const names = [...new Set(clips.map((clip) => basename(clip.source.info.path)))];
  const from =
    names.length === 0
      ? `on a plain ground (${plan.background})`
      : `from ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more files` : ''}`;
  const part = plan.firstFrame > 0 ? `, beginning with frame ${plan.firstFrame}` : '';
  const frames = count(plan.totalFrames, 'frame');
  return `The film is ${frames} at ${formatRate(plan.rate)} fps (${seconds} s), ${plan.widthPx}x${plan.heightPx}, ${from}${part}.`;
}

function variableRateSentences(rate: FrameRate, clips: readonly PlacedClip[]): string[] {
  const rates = new Map(
    clips
      .filter((clip) => clip.video.isVariableRate)
      .map((clip) => [basename(clip.source.info.path), formatRate(clip.video.rate)] as const),
  );
  return [...rates].map(([name, own]) => {
    const why =
      own === formatRate(rate)
        ? `; at ${own} fps the film keeps its motion`
        : `; ${own} fps would keep its motion`;
    return `${name} has no constant frame rate${why}. Each film frame shows its frame nearest in time.`;
  });
}

function segmentsSentence(
  { segments }: Omit<Plan, 'reasons'>,
  { isCountGiven }: { readonly isCountGiven: boolean },
): string {
  if (segments.length === 1)
    return `It is drawn in one piece${isCountGiven ? ', as asked' : ': it is too short to share out'}.`;
  const how = isCountGiven
    ? 'as many as asked for, of equal length'
    : 'bounds are moved to pauses between captions, to cuts and to key frames where those are near';
  return `It is drawn in ${segments.length} segments; ${how}.`;
}

function captionsSentence({ segments, film, firstFrame, totalFrames }: Omit<Plan, 'reasons'>): string {
  const shown = segments
    .flatMap((segment) => segment.overlaySpans)
    .reduce((frames, span) => frames + span.endFrame - span.startFrame, 0);
  if (shown === 0) return 'No captions are on screen, so no browser is needed.';
  const onScreen = `Captions are on screen for ${shown} of ${count(totalFrames, 'frame')}`;
  if (boxesShown(film, { startFrame: firstFrame, endFrame: firstFrame + totalFrames }) > MOST_BOXES_COUNTED)
    return `${onScreen}; only frames on which they change are drawn.`;
  const changes = countChanges(film, { startFrame: firstFrame, endFrame: firstFrame + totalFrames });
  return `${onScreen} and change on ${changes}; only those are drawn.`;
}

/** Boxes on screen, summed over the frames of `span`. */
function boxesShown({ cues }: Pick<StageFilm, 'cues'>, { startFrame, endFrame }: FrameSpan): number {
  let boxes = 0;
  for (const cue of cues) {
    const frames = Math.min(endFrame, cue.endFrame) - Math.max(startFrame, cue.startFrame);
    if (frames > 0) boxes += frames * boxesOf(cue);
  }
  return boxes;
}

function boxesOf(cue: StageCue): number {
  if (cue.type === 'text') return cue.lines.reduce((boxes, words) => boxes + words.length, 1);
  return cue.type === 'group' ? cue.children.reduce((boxes, child) => boxes + boxesOf(child), 1) : 1;
}

function colorSentence(
  { color, encode, overlayOnly }: Omit<Plan, 'reasons'>,
  clips: readonly PlacedClip[],
): string {
  if (overlayOnly) return `The captions are given alone, on a transparent ground (${encode.pixelFormat}).`;
  const converted = new Set(
    clips.filter((clip) => clip.convertFrom).map((clip) => basename(clip.source.info.path)),
  );
  const name =
    color.matrix === 'unknown'
      ? 'as the source, which does not name it'
      : `${color.matrix}, ${color.range === 'pc' ? 'full' : 'narrow'} range`;
  const others = converted.size > 0 ? `; converted to it: ${[...converted].join(', ')}` : '';
  return `Colour is ${name} (${encode.pixelFormat})${others}.`;
}

function encoderSentence({ encode }: Omit<Plan, 'reasons'>): string {
  return `It is encoded by ${encode.encoder}, ${qualityWords(encode.quality)}, speed ${encode.speed}.`;
}

function qualityWords(quality: Quality): string {
  switch (quality.kind) {
    case 'crf':
      return `quality ${quality.crf} (CRF; lower is better)`;
    case 'lossless':
      return 'without loss';
    case 'bitrate':
      return `${Math.round(quality.bitsPerSecond / 1000)} kbit/s`;
  }
}

function soundSentence({ sound }: Omit<Plan, 'reasons'>): string {
  if (!sound) return 'The film is silent.';
  const channels = sound.channels === 1 ? 'mono' : 'stereo';
  return `Sound is mixed once for the whole film: ${sound.totalSamples} samples at ${sound.sampleRateHz} Hz, ${channels}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
