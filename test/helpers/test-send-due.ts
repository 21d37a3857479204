import type { CallbackSender } from '../../src/work/callbacks/callback-sender.ts';

/** For tests: sends everything that is due now, to its end; gives when the next becomes due, or null. */
export async function sendDue(sender: CallbackSender): Promise<number | null> {
  for (;;) {
    const next = sender.startDue();
    const end = sender.nextEnd();
    if (!end) return next;
    await end;
  }
}
