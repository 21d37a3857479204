import { toStudioError } from '../../shared/errors.ts';
import { ANSWER_TIMEOUT_MS, HOLD_MS, judgeAnswer, nextTryAtMs } from './callback-schedule.ts';
import type { Outcome } from './callback-schedule.ts';
import type { CallbackSecret } from './callback-secret.ts';
import type { CallbackStore, StoredDelivery } from './callback-store.ts';
import { createCallbackTurns } from './callback-turns.ts';
import { SIGNATURE_HEADER, signCallback } from './sign-callback.ts';

/** Sends one POST and gives the status of the answer; follows no redirect, refuses private addresses: `postGuarded` with its rules. */
export type PostCallback = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal },
) => Promise<{ readonly status: number }>;

export type CallbackSenderOptions = {
  readonly store: CallbackStore;
  readonly post: PostCallback;
  /** What the callbacks of an API key's jobs are signed with; null: of jobs without a key. */
  readonly secretOf: (keyId: string | null) => CallbackSecret;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Called once for each delivery that is given up. */
  readonly onGiveUp?: (delivery: StoredDelivery, error: string) => void | Promise<void>;
  readonly signal?: AbortSignal;
};

export type CallbackSender = {
  /** Starts all that is due and has its turn; gives when the next becomes due, or null. What else is due waits for an end. */
  startDue(): number | null;
  /**
   * Resolves when the next callback under way ends. Null: no callback is under way. Rejects where that end could not be
   * written down.
   */
  nextEnd(): Promise<void> | null;
};

/** Sends what the store holds, several at once and fair to all keys. Nothing but turns is kept in memory: a stop at any instant loses nothing and doubles have one id. */
export function createCallbackSender(options: CallbackSenderOptions): CallbackSender {
  const { store, post, secretOf, now = Date.now, random = Math.random } = options;
  const signal = options.signal ?? new AbortController().signal;
  const turns = createCallbackTurns();
  const underWay = new Set<Promise<void>>();

  async function attempt(delivery: StoredDelivery): Promise<Outcome> {
    try {
      const headers = {
        'content-type': 'application/json',
        'user-agent': 'Cueframe',
        'x-cueframe-delivery': delivery.id,
        [SIGNATURE_HEADER]: signCallback(secretOf(delivery.keyId), delivery.body, Math.floor(now() / 1000)),
      };
      const wait = { timeoutMs: ANSWER_TIMEOUT_MS, signal };
      return judgeAnswer((await post(delivery.url, delivery.body, headers, wait)).status);
    } catch (thrown) {
      const { code, message } = toStudioError(thrown);
      return { failure: message, retry: code !== 'address.refused' };
    }
  }

  async function settle(delivery: StoredDelivery, { failure, retry }: Outcome): Promise<void> {
    if (failure === null) return store.sent(delivery.id);
    if (signal.aborted) return; // it stays in hand until its hold ends, then goes out again with the same id
    const next = retry ? nextTryAtMs(delivery.tries + 1, delivery.maxTries, now(), random) : null;
    store.failed(delivery.id, failure, next);
    if (next === null) await options.onGiveUp?.(delivery, failure);
  }

  function startOne(): boolean {
    const nowMs = now();
    for (const keyId of turns.order(store.dueKeys(nowMs))) {
      const delivery = store.take(keyId, { nowMs, holdMs: HOLD_MS, mayGo: turns.isFree });
      if (!delivery) continue;
      const ended = turns.begin(keyId, delivery.url);
      const work = attempt(delivery)
        .then((outcome) => settle(delivery, outcome))
        .finally(() => {
          ended();
          underWay.delete(work);
        });
      work.catch(() => {}); // whoever waits for `nextEnd` is told
      underWay.add(work);
      return true;
    }
    return false;
  }

  return {
    startDue() {
      while (!signal.aborted && startOne());
      return signal.aborted ? null : store.nextTryAtMs(now());
    },
    nextEnd: () => (underWay.size === 0 ? null : Promise.race(underWay)),
  };
}
