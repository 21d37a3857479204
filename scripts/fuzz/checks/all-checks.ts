import type { Check } from './check.ts';
import { frameCount } from './frame-count.ts';
import { rungs } from './rungs.ts';
import { segments } from './segments.ts';
import { singleFrames } from './single-frames.ts';

/** What is asked of every film, in order. A new question is a line here. */
export const CHECKS: Readonly<Record<string, Check>> = { frameCount, segments, singleFrames, rungs };
