import { withoutSecretsIn } from '../../work/storage/without-secrets.ts';
import type { JobEvent } from '../../shared/job/job.ts';
import type { Report } from './report.ts';

/** A job's events on the terminal, or as lines of JSON. */
export function tellJobEvent(report: Report): (event: JobEvent) => void {
  return (told) => {
    const event = withoutSecretsIn(told);
    report.event(event);
    if (event.type === 'progress') report.progress({ ...event.progress, type: 'progress' });
    else if (!report.isJson) tellInWords(event, report);
  };
}

function tellInWords(event: Exclude<JobEvent, { type: 'progress' }>, report: Report): void {
  if (event.type === 'warning') report.warning(event);
  if (event.type === 'retry')
    report.note(
      `tried again in ${(event.delayMs / 1000).toFixed(1)} s, after ${event.code}: ${event.message}`,
    );
  if (event.type === 'state' && event.from !== null) report.note(`${event.from} -> ${event.to}`);
}
