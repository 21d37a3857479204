import { CAPTURE_RUNGS } from '../../engine/environment/tools.ts';
import type { OptionTable } from './command.ts';
import { oneOf, readPath, readSource } from './option-values.ts';

/** Every command has these. */
export const COMMON_OPTIONS = {
  json: { description: 'one JSON document, or JSON lines, on stdout; text for people goes to stderr' },
  help: { short: 'h', description: 'this help' },
} as const satisfies OptionTable;

/** For commands that start ffmpeg. */
export const FFMPEG_OPTIONS = {
  ffmpeg: { value: 'PATH', parse: readPath, description: 'this ffmpeg in place of the one found' },
} as const satisfies OptionTable;

/** For commands that draw or plan a film. */
export const TOOL_OPTIONS = {
  temp: {
    value: 'DIR',
    parse: readPath,
    description: "folder for temporary files (default: the system's)",
  },
  ...FFMPEG_OPTIONS,
  chromium: { value: 'PATH', parse: readPath, description: 'this browser in place of the one found' },
  rung: {
    value: 'NAME',
    parse: oneOf(CAPTURE_RUNGS),
    description: `how pixels are read from the page: ${CAPTURE_RUNGS.join(', ')} (default: the best that proves itself)`,
  },
} as const satisfies OptionTable;

/** For commands that read a scenario's media. */
export const SOURCE_OPTIONS = {
  source: {
    value: 'ID=FILE',
    multiple: true,
    parse: readSource,
    description: "this file in place of the scenario's media ID; may be repeated",
  },
} as const satisfies OptionTable;
