import type { StoreApi } from 'zustand/vanilla';
import type { NoticeName } from '../text/en.ts';
import type { Notice } from './notices.ts';
import type { StudioState } from './state.ts';

/** Failures of every call while the server is away or does not know this window. */
const AWAY: readonly string[] = ['server.unreachable', 'key.missing'] satisfies readonly NonNullable<
  Notice['failure']
>['code'][];

/** What the window does by itself, again and again: its failures need no words beside those of the bar. */
const BY_ITSELF: readonly NoticeName[] = [
  'connectFailed',
  'autosaveFailed',
  'jobsFailed',
  'machineFailed',
  'mediaFailed',
  'discardFailed',
];

export function isSaidByBar(name: NoticeName, failure: Notice['failure']): boolean {
  return failure !== null && AWAY.includes(failure.code) && BY_ITSELF.includes(name);
}

/** The server is there again: that something failed without it is no news any more. */
export function forgetAway({ store }: { readonly store: StoreApi<StudioState> }): void {
  store.setState(({ notices }) => ({
    notices: notices.filter(({ failure }) => failure === null || !AWAY.includes(failure.code)),
  }));
}
