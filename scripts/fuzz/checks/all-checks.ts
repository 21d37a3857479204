import type { Check } from './check.ts';
import { frameCount } from './frame-count.ts';
import { output } from './output.ts';
import { pictures } from './pictures.ts';
import { rungs } from './rungs.ts';
import { segments } from './segments.ts';
import { singleFrames } from './single-frames.ts';
import { sound } from './sound.ts';

/** What is asked of every film, in order. A new question is a line here. */
export const CHECKS: Readonly<Record<string, Check>> = {
  frameCount,
  pictures,
  sound,
  segments,
  singleFrames,
  rungs,
  output,
};
