import type {
  AnimationName,
  StageAnimation,
  StageCue,
  StageFilm,
  StageGroupCue,
  StageShapeCue,
  StageStyle,
  StageTextCue,
} from '../../src/shared/stage-film.ts';

/** Small cues for tests; a test names only what it is about. */

export const SAMPLE_STYLE: StageStyle = {
  font: 'Inter',
  sizePx: 40,
  weight: 600,
  italic: false,
  underline: false,
  strikethrough: false,
  color: '#ffffff',
  align: 'center',
  lineHeight: 1.2,
  letterSpacingPx: 0,
  uppercase: false,
  wrap: true,
  maxLines: null,
  strokeWidthPx: 0,
  strokeColor: '#000000',
  shadows: [],
  glowPx: 0,
  glowColor: '#ffffff',
  activeColor: null,
  activeScale: 1,
  emphasisColor: null,
  box: null,
  wordBox: null,
  maxWordsPerLine: null,
};

const COMMON = {
  id: 'cues[0]',
  path: 'cues[0]',
  startFrame: 100,
  endFrame: 160,
  layout: {
    anchor: 'bc',
    xPx: 640,
    yPx: 666,
    widthPx: 1152,
    heightPx: null,
    rotateDegrees: 0,
  },
  opacity: 1,
  transform: [],
  animations: [],
} as const;

export const SAMPLE_STAGE = { widthPx: 1280, heightPx: 720 };

/** 'one two three' on frames 100-160; the words take 20 frames each. */
export function sampleText(changes: Partial<StageTextCue> = {}): StageTextCue {
  return {
    ...COMMON,
    type: 'text',
    lines: [
      [
        { text: 'one', startFrame: 100, endFrame: 120, style: null },
        { text: 'two', startFrame: 120, endFrame: 140, style: null },
      ],
      [{ text: 'three', startFrame: 140, endFrame: 160, style: null }],
    ],
    hasWordTimes: true,
    style: SAMPLE_STYLE,
    ...changes,
  };
}

/** A red square on frames 100-160. */
export function sampleShape(changes: Partial<StageShapeCue> = {}): StageShapeCue {
  return {
    ...COMMON,
    type: 'shape',
    shape: 'rect',
    fill: '#ff0000',
    stroke: null,
    strokeWidthPx: 0,
    radiusPx: 0,
    pathData: null,
    ...changes,
  };
}

export function sampleGroup(
  children: readonly StageCue[],
  changes: Partial<StageGroupCue> = {},
): StageGroupCue {
  return {
    ...COMMON,
    type: 'group',
    children,
    direction: 'row',
    gapPx: 0,
    align: 'center',
    justify: 'center',
    wrap: false,
    box: null,
    ...changes,
  };
}

/** Ten frames, on the way in. */
export function sampleAnimation(name: AnimationName, changes: Partial<StageAnimation> = {}): StageAnimation {
  return {
    name,
    when: 'in',
    durationFrames: 10,
    delayFrames: 0,
    staggerFrames: 0,
    ease: null,
    params: {},
    ...changes,
  };
}

export function sampleFilm(cues: readonly StageCue[], totalFrames = 300): StageFilm {
  return { ...SAMPLE_STAGE, rate: { num: 30, den: 1 }, totalFrames, fonts: [], cues };
}
