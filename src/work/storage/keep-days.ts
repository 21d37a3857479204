import { StudioError } from '../../shared/errors.ts';
import type { KeepDays } from './remove-expired.ts';

/** CUEFRAME_KEEP_INPUTS_DAYS and CUEFRAME_KEEP_OUTPUTS_DAYS; not set: for ever. Throws `usage`. */
export function keepDaysFromEnvironment(environment: Readonly<Record<string, string | undefined>>): KeepDays {
  const days = (name: string): number | null => {
    const text = environment[name] ?? '';
    if (text === '') return null;
    if (!/^\d{1,5}$/.test(text) || Number(text) < 1)
      throw new StudioError('usage', `${name} is a number of days, 1 or more, not ${text}`);
    return Number(text);
  };
  return { inputs: days('CUEFRAME_KEEP_INPUTS_DAYS'), outputs: days('CUEFRAME_KEEP_OUTPUTS_DAYS') };
}
