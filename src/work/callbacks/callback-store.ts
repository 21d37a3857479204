import type { EventCursor } from '../../shared/job/job.ts';

/** One message to one address, kept until it arrived or was given up. */
export type CallbackDelivery = {
  /**
   * `JOB_ID-CURSOR` of the event it reports. It stays the same after a restart, so that a receiver can drop duplicates.
   */
  readonly id: string;
  readonly jobId: string;
  /** The API key whose secret signs it. Null: the server's own secret. */
  readonly keyId: string | null;
  readonly url: string;
  /** `progress`, `done`, `failed` or `cancelled`. */
  readonly event: string;
  /** The JSON text that is signed and sent, unchanged. */
  readonly body: string;
  readonly maxTries: number;
};

export type DeliveryState = 'waiting' | 'sent' | 'given-up' | 'superseded';

export type StoredDelivery = CallbackDelivery & {
  readonly state: DeliveryState;
  /** Tries that failed. */
  readonly tries: number;
  readonly nextTryAtMs: number;
  readonly lastError: string | null;
};

/** What callbacks need from storage. Every method is one transaction, durable when it returns. */
export interface CallbackStore {
  /** Last job event that was looked at; null before the first. */
  cursor(): EventCursor | null;
  /**
   * Adds deliveries and stores how far the events were read, in one transaction. A delivery that exists already is left
   * unchanged.
   */
  note(deliveries: readonly CallbackDelivery[], cursor: EventCursor, nowMs: number): void;
  /** API keys that have deliveries due (null: those without a key), the one that waited longest first. */
  dueKeys(nowMs: number): readonly (string | null)[];
  /**
   * The delivery of the key that waited longest, among those whose address `mayGo`, held back for `holdMs` for everybody
   * else; null where none of its first 200 may.
   */
  take(
    keyId: string | null,
    when: { readonly nowMs: number; readonly holdMs: number; readonly mayGo: (url: string) => boolean },
  ): StoredDelivery | null;
  /** Time of the next delivery due after `nowMs`, in milliseconds since 1970. Null: none becomes due later. */
  nextTryAtMs(nowMs: number): number | null;
  sent(id: string): void;
  /** Tried and failed: again at `nextTryAtMs`, or given up where that is null. */
  failed(id: string, error: string, nextTryAtMs: number | null): void;
  /** All deliveries of a job, oldest first. */
  ofJob(jobId: string): readonly StoredDelivery[];
  /** Removes what ended before; gives how many. */
  prune(notedBeforeMs: number): number;
}
