import { ENCODER_NAMES, ENCODER_SPEEDS, PRESET_NAMES } from '../../shared/plan/plan.ts';
import type { OptionTable } from './command.ts';
import { SOURCE_OPTIONS, TOOL_OPTIONS } from './option-tables.ts';
import { oneOf, readQuality, wholeNumber } from './option-values.ts';
import { readRange } from './range.ts';

/** What decides how a film is planned; the same for `render` and `plan`. */
export const RENDER_OPTIONS = {
  ...SOURCE_OPTIONS,
  preset: {
    value: 'NAME',
    parse: oneOf(PRESET_NAMES),
    description: `${PRESET_NAMES.join(', ')} (default: the scenario's, else high)`,
  },
  quality: {
    value: 'CRF',
    parse: readQuality,
    description: "a CRF from 0 to 51 in x264 terms, or lossless; over the preset's own",
  },
  speed: {
    value: 'WORD',
    parse: oneOf(ENCODER_SPEEDS),
    description: `${ENCODER_SPEEDS.join(', ')}; over the preset's own`,
  },
  encoder: {
    value: 'NAME',
    parse: oneOf(['auto', ...ENCODER_NAMES]),
    description: `auto (the best that proves itself) or one of ${ENCODER_NAMES.join(', ')}`,
  },
  workers: {
    value: 'N',
    parse: wholeNumber(1),
    description: 'pages that draw at once (default: from the machine)',
  },
  segments: {
    value: 'N',
    parse: wholeNumber(1),
    description: 'pieces to render (default: sized for the workers)',
  },
  range: {
    value: 'A:B',
    parse: readRange,
    description: 'only this part of the film: 2.5:10 in seconds, 00:01:00:00:02:30.5, or 100f:200f in frames',
  },
  ...TOOL_OPTIONS,
} as const satisfies OptionTable;
