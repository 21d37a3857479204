import type { Page } from 'playwright';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the processor that the task took; waiting for a busy machine is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/**
 * The longest tasks of the window's thread while `work` runs, longest first, in milliseconds of processor time: what the
 * window itself does, however busy the machine is with other things.
 */
export async function longestTasksMs(page: Page, work: () => Promise<void>): Promise<number[]> {
  const session = await page.context().newCDPSession(page); // a page of the desktop app has no `browser()`
  const traceEvents: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => traceEvents.push(...(value as unknown as TraceEvent[])));
  const traceConfig = { includedCategories: ['toplevel'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const windowThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter(
    (event) => event.ph === 'X' && event.name.endsWith('RunTask') && windowThreads.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error('the browser traced no task');
  return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
}
