import type { EventCursor } from '../../shared/job/job.ts';

/** One message to one address, kept until it arrived or was given up. */
export type CallbackDelivery = {
  /** `JOB_ID-CURSOR` of the event it tells: the same after a restart, so that a receiver can drop doubles. */
  readonly id: string;
  readonly jobId: string;
  /** The API key by whose secret it is signed; null: the server's. */
  readonly keyId: string | null;
  readonly url: string;
  /** `progress`, `done`, `failed` or `cancelled`. */
  readonly event: string;
  /** JSON, signed as it stands. */
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
  /** Notes deliveries and how far the events were read; a delivery that is there already stays as it is. */
  note(deliveries: readonly CallbackDelivery[], cursor: EventCursor, nowMs: number): void;
  /** API keys (null: none) of whose deliveries some are due, the one that waited longest first. */
  dueKeys(nowMs: number): readonly (string | null)[];
  /**
   * The delivery of the key that waited longest, among those whose address `mayGo`, held back for `holdMs` for everybody
   * else; null where none of its first 200 may.
   */
  take(
    keyId: string | null,
    when: { readonly nowMs: number; readonly holdMs: number; readonly mayGo: (url: string) => boolean },
  ): StoredDelivery | null;
  /** When the next one becomes due after `nowMs`; null where none does. */
  nextTryAtMs(nowMs: number): number | null;
  sent(id: string): void;
  /** Tried and failed: again at `nextTryAtMs`, or given up where that is null. */
  failed(id: string, error: string, nextTryAtMs: number | null): void;
  /** All deliveries of a job, oldest first. */
  ofJob(jobId: string): readonly StoredDelivery[];
  /** Removes what ended before; gives how many. */
  prune(notedBeforeMs: number): number;
}
