import { cuesOf, type ScenarioDocument } from '../../../shared/edit/document.ts';
import { fileNameOf } from '../../../shared/edit/file-name-of.ts';
import { sourcesOf } from '../../../shared/edit/map-sources.ts';
import { placeOf } from '../../../shared/edit/place-of.ts';
import { settledChanges, type Stamps } from './changed-media.ts';
import { lastRead } from './last-read.ts';
import type { MediaProbe } from './probe-media.ts';
import { missingMedia } from './relink-actions.ts';
import { notify, type SessionContext } from './session-context.ts';
import type { MediaState } from './state.ts';

export type MediaWatch = {
  /** Looks whether the project's files are still those that were read; what changed is read again, and told. */
  look(): Promise<void>;
};

const PLACES_AT_ONCE = 500;
const MOST_NAMED = 5;
type Media = Readonly<Record<string, MediaState>>;

export function createMediaWatch(context: SessionContext, { probe }: MediaProbe): MediaWatch {
  const { store, client } = context;
  let before: Stamps = new Map();
  /** Reading failed with this stamp: it is not tried again before the file changes once more. */
  const tried = new Map<string, string | null>();
  let isLooking = false;

  async function stampsOf(places: readonly string[]): Promise<Stamps> {
    const stamps = new Map<string, string | null>();
    for (let at = 0; at < places.length; at += PLACES_AT_ONCE) {
      const part = places.slice(at, at + PLACES_AT_ONCE);
      const answer = await client.call.mediaStamps({ places: part });
      for (const [index, place] of part.entries()) stamps.set(place, answer.stamps[index] ?? null);
    }
    return stamps;
  }

  function tell(places: readonly string[], was: Media): void {
    const { media } = store.getState();
    const news = places.map((place) => ({ place, what: newsOf(was[place], media[place]) }));
    for (const name of ['mediaMissing', 'mediaChanged', 'mediaBack'] as const) {
      const own = news.filter(({ what }) => what === name).map(({ place }) => nameOf(place, was[place]));
      const values = { count: own.length, names: own.slice(0, MOST_NAMED).join(', ') };
      const tone = name === 'mediaMissing' ? 'error' : 'info';
      if (own.length > 0) notify(context, { tone, name, values });
    }
    if (missingMedia(store.getState()).length > 0) return;
    store.setState(({ notices }) => ({ notices: notices.filter(({ name }) => name !== 'mediaMissing') }));
  }

  async function lookNow(): Promise<void> {
    const { project, media } = store.getState();
    if (!project) return;
    const places = placesOf(project.document, project.baseDir).filter((place) => place in media);
    // without a connection, which the window says; a later look finds what happened meanwhile
    const now = await stampsOf(places).catch(() => null);
    if (!now) return;
    const was = store.getState().media;
    const changed = settledChanges(was, before, now).filter(
      (place) => !tried.has(place) || tried.get(place) !== now.get(place),
    );
    before = now;
    if (changed.length === 0) return;
    for (const place of changed) tried.set(place, now.get(place) ?? null);
    const found = await probe(changed, '');
    if (!found || store.getState().project?.projectId !== project.projectId) return;
    for (const place of changed) tried.delete(place);
    tell(changed, was);
  }

  return {
    async look() {
      if (isLooking || store.getState().connection !== 'up') return;
      isLooking = true;
      await lookNow().finally(() => (isLooking = false));
    },
  };
}

/** What there is to tell of a file that was read again; null: nothing, such as that its time alone changed. */
function newsOf(was: MediaState | undefined, is: MediaState | undefined) {
  if (is?.state === 'missing') return was?.state === 'ready' ? 'mediaMissing' : null;
  if (is?.state !== 'ready') return null;
  if (is.entry.content !== (lastRead(was)?.content ?? is.entry.content)) return 'mediaChanged';
  return was?.state === 'missing' ? 'mediaBack' : null;
}

const nameOf = (place: string, state: MediaState | undefined) => lastRead(state)?.name ?? fileNameOf(place);

/** Of every file the project names: media, fonts, and the pictures of cues. */
function placesOf(document: ScenarioDocument, baseDir: string | null): readonly string[] {
  // ten thousand cues are not walked through word by word
  const pictures = cuesOf(document).flatMap(({ src }) => (typeof src === 'string' ? [src] : []));
  const sources = new Set([...sourcesOf({ ...document, cues: [] }), ...pictures]);
  return [...sources].map((src) => placeOf(src, baseDir)).filter((place) => place !== null);
}
