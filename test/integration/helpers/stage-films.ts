import type {
  StageAnimation,
  StageCue,
  StageFilm,
  StageLayout,
  StageStyle,
  StageTextCue,
} from '../../../src/shared/stage-film.ts';
import { SAMPLE_STYLE } from '../../helpers/sample-cues.ts';

export const STYLE: StageStyle = { ...SAMPLE_STYLE, weight: 700 };

export const LAYOUT: StageLayout = {
  anchor: 'cc',
  xPx: 320,
  yPx: 180,
  widthPx: null,
  heightPx: null,
  rotateDegrees: 0,
};

export function animation(
  name: StageAnimation['name'],
  values: Partial<StageAnimation> = {},
): StageAnimation {
  return {
    name,
    when: 'in',
    durationFrames: 15,
    delayFrames: 0,
    staggerFrames: 0,
    ease: null,
    params: {},
    ...values,
  };
}

type TextValues = Partial<Omit<StageTextCue, 'layout' | 'style'>> & {
  readonly layout?: Partial<StageLayout>;
  readonly style?: Partial<StageStyle>;
};

/** A text over frames 0-30 whose words share out its time. */
export function textCue(text: string, { layout, style, ...values }: TextValues = {}): StageTextCue {
  const [startFrame, endFrame] = [values.startFrame ?? 0, values.endFrame ?? 30];
  const words = text.split(/\s+/);
  let index = 0;
  const at = (position: number): number =>
    Math.round(startFrame + ((endFrame - startFrame) * position) / words.length);
  const lines = text.split('\n').map((line) =>
    line.split(' ').map((word) => {
      const span = { startFrame: at(index), endFrame: Math.max(at(index) + 1, at(index + 1)) };
      index += 1;
      return { text: word, style: null, ...span };
    }),
  );
  return {
    id: text,
    path: 'cues[0]',
    type: 'text',
    startFrame,
    endFrame,
    opacity: 1,
    transform: [],
    animations: [],
    hasWordTimes: true,
    lines,
    layout: { ...LAYOUT, ...layout },
    style: { ...STYLE, ...style },
    ...values,
  };
}

export function filmOf(cues: readonly StageCue[], values: Partial<StageFilm> = {}): StageFilm {
  return {
    widthPx: 640,
    heightPx: 360,
    rate: { num: 30, den: 1 },
    totalFrames: 60,
    fonts: [],
    cues,
    ...values,
  };
}
