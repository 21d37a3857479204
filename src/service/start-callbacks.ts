import type { CallbackSecret } from '../work/callbacks/callback-secret.ts';
import type { Database } from '../work/database/database.ts';
import type { EventFeed } from '../work/queue/ports/event-feed.ts';
import type { JobIntake } from '../work/queue/ports/job-intake.ts';
import type { JobRuns } from '../work/queue/ports/job-runs.ts';
import { toStudioError, type StudioError } from '../shared/errors.ts';

/** Tells other programs how their jobs end, until it is stopped; what was not told then is told after the next start. */
export async function startCallbacks(options: {
  readonly database: Database;
  readonly store: JobIntake & Pick<JobRuns, 'tell'> & EventFeed;
  readonly secretOf: (keyId: string | null) => CallbackSecret;
  /** What addresses of films are signed with. */
  readonly filmSecret: string;
  /** Where others reach this server, if that is known. */
  readonly publicUrl: string | undefined;
  /** See allowed-address.ts. */
  readonly allowAddresses: readonly string[];
  readonly onTrouble: (error: StudioError) => void;
}): Promise<{ stop(): Promise<void> }> {
  const { createCallbackFeed } = await import('../work/callbacks/callback-feed.ts');
  const { createCallbackSender } = await import('../work/callbacks/callback-sender.ts');
  const { runCallbacks } = await import('../work/callbacks/run-callbacks.ts');
  const { createSqliteCallbackStore } = await import('../work/callbacks/sqlite-callback-store.ts');
  const { createCallbackShapes } = await import('../server/start-server.ts');
  const { postGuarded } = await import('../work/storage/post-guarded.ts');
  const { database, store: jobs, secretOf, filmSecret, publicUrl, allowAddresses, onTrouble } = options;
  const store = createSqliteCallbackStore(database);
  const stop = new AbortController();
  const { signal } = stop;
  const now = Date.now;
  const running = runCallbacks({
    read: await createCallbackFeed({
      ...{ jobs, store, now },
      shapeOf: createCallbackShapes({ filmSecret, publicUrl, now }),
    }),
    sender: createCallbackSender({
      ...{ store, signal, secretOf },
      onGiveUp: ({ jobId }, message) =>
        jobs.tell(jobId, { type: 'warning', code: 'callback.given_up', path: 'callbackUrl', message }),
      post: (url, body, headers, sending) => postGuarded(url, body, headers, { ...sending, allowAddresses }),
    }),
    onChange: (listener) => jobs.onChange(listener),
    onError: (error) => onTrouble(toStudioError(error)),
    ...{ now, signal },
  });
  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}
