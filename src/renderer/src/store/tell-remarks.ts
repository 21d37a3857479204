import { notify, type SessionContext } from './session-context.ts';

/** A window shows a few messages; the command line lists all that it has to say of a file. */
const MOST_REMARKS = 2;

/** What was read otherwise than a file says it, a message each, and how many more there are. */
export function tellRemarks(context: SessionContext, name: string, reasons: readonly string[]): void {
  for (const reason of reasons.slice(0, MOST_REMARKS))
    notify(context, { tone: 'info', name: 'cuesWarning', values: { name, reason } });
  if (reasons.length > MOST_REMARKS)
    notify(context, {
      ...{ tone: 'info', name: 'moreRemarks' },
      values: { name, count: reasons.length - MOST_REMARKS },
    });
}
