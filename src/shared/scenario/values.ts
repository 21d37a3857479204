import { z } from 'zod';
import { isColor } from './color.ts';
import { EASE_RULE, parseEase } from './ease.ts';

/** Longest film and latest instant, in seconds: one day. */
const MAX_SECONDS = 86_400;

/** A rule as an editor shows it beside a key. */
function described(rule: string): string {
  return rule.replace(/^must be /, '');
}

/** A number from `min` to `max`, both included. Every way to break it is answered with `rule`. */
export function numberFrom(min: number, max: number, rule: string): z.ZodNumber {
  return z
    .number({ error: rule })
    .min(min, { error: rule })
    .max(max, { error: rule })
    .describe(described(rule));
}

/** A whole number from `min` to `max`, both included. */
export function wholeFrom(min: number, max: number, rule: string): z.ZodInt {
  return z.int({ error: rule }).min(min, { error: rule }).max(max, { error: rule }).describe(described(rule));
}

/** One of a list of words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}

/** A text of at most `max` UTF-16 units that is not empty. */
export function textUpTo(max: number, rule: string): z.ZodString {
  return z
    .string({ error: rule })
    .min(1, { error: rule })
    .max(max, { error: rule })
    .describe(described(rule));
}

export const flag = z.boolean({ error: 'must be true or false' });

/** An instant or a length of time. */
export const seconds = numberFrom(0, MAX_SECONDS, 'must be seconds, 0 to 86400');

/** A length of time that is not zero. */
export const positiveSeconds = z
  .number({ error: 'must be seconds above 0, up to 86400' })
  .gt(0, { error: 'must be seconds above 0, up to 86400' })
  .max(MAX_SECONDS, { error: 'must be seconds above 0, up to 86400' })
  .describe('Seconds above 0, up to 86400');

/** A place on the stage; outside 0-1 it is beyond the edge, which an animation may need. */
export const position = numberFrom(
  -10,
  10,
  'must be a fraction of the stage: 0 to 1, or -10 to 10 beyond its edges',
);

/** A width or height on the stage. */
export const extent = numberFrom(0, 10, 'must be a fraction of the stage, 0 to 10');

/** A length of a style. */
export const heightFraction = numberFrom(0, 2, 'must be a fraction of the stage height, 0 to 2');

/** A length of a style that may point left or up. */
export const signedHeightFraction = numberFrom(-2, 2, 'must be a fraction of the stage height, -2 to 2');

export const ratio = numberFrom(0, 1, 'must be a number from 0 to 1');

export const degrees = numberFrom(-36_000, 36_000, 'must be degrees, -36000 to 36000');

export const volume = numberFrom(0, 16, 'must be a volume factor, 0 to 16 (1: as it is)');

const COLOR_RULE =
  'must be a colour: #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), hsl(), hwb(), lab(), lch(), oklab(), oklch(), a CSS colour name or transparent';
export const color = z
  .string({ error: COLOR_RULE })
  .refine(isColor, { error: COLOR_RULE })
  .describe('A CSS colour');

export const ease = z
  .string({ error: EASE_RULE })
  .refine((text) => parseEase(text) !== null, { error: EASE_RULE })
  .describe(described(EASE_RULE));

export const identifier = textUpTo(200, 'must be a name of 1 to 200 characters');

export const source = textUpTo(4096, 'must be a path or address of 1 to 4096 characters').refine(
  (text) => !text.includes('\0'),
  { error: 'must be a path or address without NUL characters' },
);

/** An object with exactly these keys; keys that start with `x-` were taken out before (tool-keys.ts). */
export function record<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'invalid_type' ? 'must be an object' : undefined),
  });
}

/** A list of at most `max` items. */
export function listOf<Item extends z.core.SomeType>(item: Item, max = 100_000): z.ZodArray<Item> {
  return z
    .array(item, { error: 'must be a list' })
    .max(max, { error: `must be a list of at most ${max} items` });
}
