import { readSse } from '../../test/integration/helpers/read-sse.ts';
import type { LoadClient } from './load-client.ts';

/** What one reader was told of one job: its states in order, and how often it came back. */
export type Followed = {
  readonly jobId: string;
  readonly states: readonly string[];
  readonly connections: number;
};

const ENDS = new Set(['done', 'failed', 'cancelled']);
/** Readers that leave now and then and come back with the id they have. */
const LEAVING_RATIO = 0.05;
/** A reader that was told no end in this time was told none at all. */
const READER_LIMIT_MS = 600_000;

/** Follows a job to its end, from its first event, leaving and coming back at random. Throws where there is no end. */
export async function followToTheEnd(
  client: LoadClient,
  jobId: string,
  options: { readonly key: number; readonly random: () => number; readonly now?: () => number },
): Promise<Followed> {
  const { key, random, now = Date.now } = options;
  const states: string[] = [];
  const signal = AbortSignal.timeout(READER_LIMIT_MS);
  let lastEventId = '0'; // everything that is kept of the job
  for (let connections = 1; ; connections += 1) {
    const left = new AbortController();
    const openedAtMs = now();
    const reply = await client.open(`/jobs/${jobId}/events`, {
      ...{ key, lastEventId, signal: AbortSignal.any([signal, left.signal]) },
    });
    if (reply.status === 204)
      throw new Error(`reader of ${jobId}: nothing left to tell, and no end was told`);
    if (reply.status !== 200) throw new Error(`reader of ${jobId}: ${reply.status} ${await reply.text()}`);
    for await (const { id, event, data } of readSse(reply)) {
      lastEventId = id;
      // what was written before the reader came is told later than it happened
      if (Number(data['atMs']) >= openedAtMs) client.note('event delay', now() - Number(data['atMs']));
      if (event !== 'state') continue;
      states.push(String(data['to']));
      if (ENDS.has(String(data['to']))) return { jobId, states, connections };
      if (random() < LEAVING_RATIO) break;
    }
    left.abort();
  }
}
