import type { MediaEntry } from '../../../shared/contract/studio.ts';
import i18next from 'i18next';
import { plainMessage } from '../text/plain-message.ts';
import { lastRead } from './last-read.ts';
import { attempt, notify, withTask, type SessionContext } from './session-context.ts';
import type { MediaState } from './state.ts';

export type Refused = {
  readonly place: string;
  readonly name: string;
  readonly message: string;
  readonly stamp: string | null;
};
export type Probed = { readonly media: readonly MediaEntry[]; readonly refused: readonly Refused[] };

/** Asked for at once: the bar moves, and no call is too large. */
const PLACES_AT_ONCE = 40;
/** More refusals than this are told as one. */
const MOST_TOLD = 3;

export type MediaProbe = ReturnType<typeof createMediaProbe>;

/** Asks the engine what files are, and remembers it. */
export function createMediaProbe(context: SessionContext) {
  const { store, client } = context;
  const remember = (media: Readonly<Record<string, MediaState>>) =>
    store.setState((state) => ({ media: { ...state.media, ...media } }));

  function missing({ place, message, stamp }: Refused): MediaState {
    return { state: 'missing', message, stamp, last: lastRead(store.getState().media[place]) };
  }

  async function ask(places: readonly string[], onRatio: (ratio: number) => void): Promise<Probed> {
    const media: MediaEntry[] = [];
    const refused: Refused[] = [];
    for (let at = 0; at < places.length; at += PLACES_AT_ONCE) {
      const found = await client.call.addMedia({ places: places.slice(at, at + PLACES_AT_ONCE) });
      media.push(...found.media);
      refused.push(...found.refused);
      remember(Object.fromEntries(found.media.map((entry) => [entry.place, { state: 'ready', entry }])));
      remember(Object.fromEntries(found.refused.map((one) => [one.place, missing(one)])));
      onRatio(Math.min(1, (at + PLACES_AT_ONCE) / places.length));
    }
    return { media, refused };
  }

  return {
    remember,
    /** Without a word in the status bar. Rejects where the call does. */
    ask: (places: readonly string[]): Promise<Probed> => ask(places, () => undefined),
    /** Asks again of every file that is known: another process of the server gives other addresses. A failure is as it was. */
    async renew(): Promise<void> {
      const places = Object.entries(store.getState().media).flatMap(([place, { state }]) =>
        state === 'ready' ? [place] : [],
      );
      await ask(places, () => undefined).catch(() => null); // told as the server being away, or seen by the next look
    },
    /** Null: the call failed, which is told. */
    probe: (places: readonly string[], subject: string): Promise<Probed | null> =>
      attempt(context, 'mediaFailed', () =>
        withTask(context, { kind: 'probe', subject }, (onRatio) => ask(places, onRatio)),
      ),
    /** Says of files why they were not taken. */
    tellRefused(refused: readonly Refused[]): void {
      const [first] = refused;
      if (first && refused.length > MOST_TOLD)
        notify(context, {
          ...{ tone: 'error', name: 'mediaRefusedMany' },
          values: { count: refused.length, name: first.name, reason: reasonOf(first) },
        });
      else
        for (const one of refused)
          notify(context, {
            ...{ tone: 'error', name: 'mediaRefused' },
            values: { name: one.name, reason: reasonOf(one) },
          });
    },
  };
}

/** What the engine says, without its full stop: the notice's sentence goes on. */
export function reasonOf({ message }: Pick<Refused, 'message'>): string {
  return (plainMessage(message) ?? i18next.t('error.media.unreadable.what')).replace(/\.$/, '');
}
