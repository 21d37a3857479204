import type { RenderEvent } from '../../engine/request/render-request.ts';
import type { Report } from './report.ts';

/** Tells a render's events as they come: JSON lines with `--json`, and the live line on a terminal either way. */
export function tellRenderEvents(report: Report): (event: RenderEvent) => void {
  return (event) => {
    report.event(event);
    if (event.type === 'progress') report.progress(event);
    else if (event.type !== 'segment' && !report.isJson) tellInWords(event, report);
  };
}

/** For commands that answer with one document: only warnings and retries, and those on stderr. */
export function tellWarnings(report: Report): (event: RenderEvent) => void {
  return (event) => {
    if (event.type === 'warning' || event.type === 'retry') tellInWords(event, report);
  };
}

function tellInWords(event: Extract<RenderEvent, { type: 'warning' | 'retry' }>, report: Report): void {
  if (event.type === 'warning') report.warning(event);
  else
    report.note(
      `retry segment ${event.segment}, attempt ${event.attempt}, after ${event.code}: ${event.message}`,
    );
}
