import { StudioError } from '../../shared/errors.ts';
import type { KeepDays } from './remove-expired.ts';

/** Jobs that ended longer ago are forgotten, with their events and scenarios; a job may have 10 MB of them. */
const KEEP_JOBS_DAYS = 365;

type Environment = Readonly<Record<string, string | undefined>>;

/** CUEFRAME_KEEP_INPUTS_DAYS and CUEFRAME_KEEP_OUTPUTS_DAYS; not set: for ever. Throws `usage`. */
export function keepDaysFromEnvironment(environment: Environment): KeepDays {
  return {
    inputs: daysOf(environment, 'CUEFRAME_KEEP_INPUTS_DAYS'),
    outputs: daysOf(environment, 'CUEFRAME_KEEP_OUTPUTS_DAYS'),
  };
}

/** CUEFRAME_KEEP_JOBS_DAYS; not set: 365. Throws `usage`. */
export function keepJobsDaysFromEnvironment(environment: Environment): number {
  return daysOf(environment, 'CUEFRAME_KEEP_JOBS_DAYS') ?? KEEP_JOBS_DAYS;
}

function daysOf(environment: Environment, name: string): number | null {
  const text = environment[name] ?? '';
  if (text === '') return null;
  if (!/^\d{1,5}$/.test(text) || Number(text) < 1)
    throw new StudioError('usage', `${name} is a number of days, 1 or more, not ${text}`);
  return Number(text);
}
