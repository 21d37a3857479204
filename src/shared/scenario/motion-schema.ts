import { z } from 'zod';
import { ANIMATION_NAMES } from '../stage-film.ts';
import {
  degrees,
  ease,
  extent,
  listOf,
  numberFrom,
  oneOf,
  position,
  ratio,
  record,
  seconds,
} from './values.ts';

export const ANCHORS = ['tl', 'tc', 'tr', 'cl', 'cc', 'cr', 'bl', 'bc', 'br'] as const;

/** Default: `bc` at (0.5, 0.925), width 0.9; x and y left out follow the anchor. */
export const layoutSchema = record({
  anchor: oneOf(ANCHORS).optional(),
  x: position.optional(),
  y: position.optional(),
  width: extent.optional(),
  height: extent.optional(),
  rotate: degrees.optional(),
}).meta({ id: 'Layout', title: 'Layout', description: 'Fractions 0-1 of the stage' });

const scaleFactor = numberFrom(-100, 100, 'must be a scale factor, -100 to 100');
const transformShape = {
  x: position.optional().describe('Shift to the right, as a fraction of the stage width'),
  y: position.optional().describe('Shift down, as a fraction of the stage height'),
  scale: scaleFactor.optional(),
  scaleX: scaleFactor.optional(),
  scaleY: scaleFactor.optional(),
  rotate: degrees.optional(),
  skewX: degrees.optional(),
  skewY: degrees.optional(),
  opacity: ratio.optional(),
};

export const transformConstantsSchema = record(transformShape).meta({ id: 'Transform', title: 'Transform' });
export const transformKeySchema = record({
  time: seconds.describe('Seconds from the cue’s start'),
  ...transformShape,
  ease: ease.optional().describe('How the values move from this key to the next'),
}).meta({ id: 'TransformKey', title: 'Transform key' });

export const transformSchema = z.union([transformConstantsSchema, listOf(transformKeySchema, 10_000)], {
  error: 'must be an object of constants or a list of keyframes',
});

const paramValue = z.union([z.string().max(1000), numberFrom(-1e9, 1e9, 'must be a number'), z.boolean()], {
  error: 'must be a text, a number, true or false',
});

export const animateSchema = record({
  name: oneOf(ANIMATION_NAMES),
  when: oneOf(['in', 'out', 'during', 'word']).optional(),
  duration: seconds.optional(),
  delay: seconds.optional(),
  stagger: seconds.optional().describe('Seconds added per word'),
  ease: ease.optional(),
  params: z.record(z.string(), paramValue, { error: 'must be an object of parameters by name' }).optional(),
}).meta({ id: 'Animation', title: 'Animation' });

/** The CSS blend modes plus `add`. */
export const BLEND_MODES = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
  'plus-lighter',
  'add',
] as const;
