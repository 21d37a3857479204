import type { MediaEntry, MediaFindings } from '../../../shared/contract/studio.ts';
import { mediaOf } from '../../../shared/edit/document.ts';
import { fileNameOf } from '../../../shared/edit/file-name-of.ts';
import { placeOf } from '../../../shared/edit/place-of.ts';
import { contentOf, relinkMedia, relinksFor, type KnownFile } from '../../../shared/edit/relink-media.ts';
import { documentOf, mediaStateOf } from './derived.ts';
import type { MediaProbe } from './probe-media.ts';
import { edit, notify, type SessionContext } from './session-context.ts';
import type { StudioState } from './state.ts';

export type RelinkActions = ReturnType<typeof createRelinkActions>;

/** Ids of the project's media whose file is not there. */
export function missingMedia(state: Pick<StudioState, 'project' | 'media'>): readonly string[] {
  return Object.keys(mediaOf(documentOf(state))).filter((id) => mediaStateOf(state, id)?.state === 'missing');
}

/** Files of a project that are not where it says, or not what they were. */
export function createRelinkActions(context: SessionContext, { probe, remember, tellRefused }: MediaProbe) {
  const { store } = context;
  const nameOf = (mediaId: string) =>
    fileNameOf(mediaOf(documentOf(store.getState()))[mediaId]?.src ?? mediaId);
  const asFile = (entry: MediaEntry): KnownFile & MediaEntry => ({ ...entry, src: entry.place });
  const tellFound = (names: readonly string[]) =>
    notify(context, {
      ...{ tone: 'info', name: 'mediaFound' },
      values: { count: names.length, names: names.join(', ') },
    });
  const tellOther = (name: string) =>
    notify(context, { tone: 'error', name: 'mediaOther', values: { name } });

  function tellMissing(): void {
    const missing = missingMedia(store.getState());
    if (missing.length === 0) return;
    const names = missing.slice(0, 5).map(nameOf).join(', ');
    notify(context, { tone: 'error', name: 'mediaMissing', values: { count: missing.length, names } });
  }

  return {
    /** Gives missing media those of the files that stand for them. Gives back the others. */
    takeMissing(entries: readonly MediaEntry[]): readonly MediaEntry[] {
      const state = store.getState();
      const relinks = relinksFor(documentOf(state), missingMedia(state), entries.map(asFile));
      if (relinks.length === 0) return entries;
      edit(context, { name: 'relinkMedia' }, (document) =>
        relinks.reduce((edited, { mediaId, file }) => relinkMedia(edited, mediaId, file), document),
      );
      const same = relinks.filter(({ isSame }) => isSame !== false);
      if (same.length > 0) tellFound(same.map(({ file }) => file.name));
      for (const { file, isSame } of relinks) if (isSame === false) tellOther(file.name);
      const used = new Set(relinks.map(({ file }) => file.place));
      return entries.filter(({ place }) => !used.has(place));
    },
    /** Gives a medium the file a person chose for it. */
    async relink(mediaId: string, place: string): Promise<void> {
      const known = contentOf(mediaOf(documentOf(store.getState()))[mediaId]);
      const found = await probe([place], fileNameOf(place));
      if (found) tellRefused(found.refused);
      const [entry] = found?.media ?? [];
      if (!entry) return;
      edit(context, { name: 'relinkMedia' }, (document) => relinkMedia(document, mediaId, asFile(entry)));
      if (known !== null && known !== entry.content) tellOther(entry.name);
      else tellFound([entry.name]);
    },
    /** Probes the media of a project that was just opened, and says what became of them. */
    async probeProject({ found, changed }: MediaFindings): Promise<void> {
      const { project, media } = store.getState();
      if (!project) return;
      const places = Object.values(mediaOf(project.document))
        .map(({ src }) => placeOf(src, project.baseDir))
        .filter((place) => place !== null);
      const unknown = places.filter((place) => !media[place]);
      remember(Object.fromEntries(unknown.map((place) => [place, { state: 'probing' }])));
      const probed = places.length === 0 || (await probe([...new Set(places)], '')) !== null;
      if (!probed)
        remember(
          Object.fromEntries(
            unknown.map((place) => [place, { state: 'missing', message: '', stamp: null, last: null }]),
          ),
        );
      if (found.length > 0) tellFound(found.map(({ mediaId }) => nameOf(mediaId)));
      for (const mediaId of changed) tellOther(nameOf(mediaId));
      if (probed) tellMissing();
    },
  };
}
