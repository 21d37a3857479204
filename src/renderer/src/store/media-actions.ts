import { addCues } from '../../../shared/edit/cue-edits.ts';
import { addClip, STILL_SECONDS } from '../../../shared/edit/clip-edits.ts';
import { addMedia, mediaUses, removeMedia } from '../../../shared/edit/media-edits.ts';
import { documentOf, mediaInfoOf } from './derived.ts';
import { newProject, withProject } from './project.ts';
import type { MediaProbe } from './probe-media.ts';
import type { RelinkActions } from './relink-actions.ts';
import { selected } from './selection.ts';
import { attempt, edit, editTimeline, notify, withTask, type SessionContext } from './session-context.ts';
import { tellRemarks } from './tell-remarks.ts';

export type MediaActions = ReturnType<typeof createMediaActions>;

export function createMediaActions(context: SessionContext, mediaProbe: MediaProbe, relinks: RelinkActions) {
  const { store, client } = context;
  const { probe, tellRefused } = mediaProbe;

  /** A project to put things into, when there is none. */
  function ensureProject(): void {
    if (!store.getState().project) store.setState(withProject(newProject(context.createId())));
  }

  /** Puts files at the end of the timeline, one after another. */
  function addToTimeline(mediaIds: readonly string[]): void {
    const ids: string[] = [];
    editTimeline(context, { name: 'addClip' }, (document) =>
      mediaIds.reduce((edited, media) => {
        const isStill = mediaInfoOf(store.getState(), media)?.kind === 'image';
        const added = addClip(edited, isStill ? { media, out: STILL_SECONDS } : { media });
        ids.push(...added.ids);
        return added.document;
      }, document),
    );
    store.setState({ selection: selected('clips', ids) });
  }

  /** Adds files to the bin. One video alone without a project becomes a project with that clip. */
  async function addPlaces(places: readonly string[], subject: string): Promise<void> {
    const probed = await probe(places, subject);
    if (!probed) return;
    tellRefused(probed.refused);
    for (const { name, isCutShort } of probed.media)
      if (isCutShort) notify(context, { tone: 'error', name: 'mediaCut', values: { name } });
    const entries = relinks.takeMissing(probed.media);
    if (entries.length === 0) return;
    const isNew = !store.getState().project;
    ensureProject();
    let ids: readonly string[] = [];
    edit(context, { name: 'addMedia' }, (document) => {
      const files = entries.map(({ place, name, info }) => ({ src: place, name, kind: info.kind }));
      const added = addMedia(document, files);
      ids = added.ids;
      return added.document;
    });
    const [only] = entries;
    if (isNew && entries.length === 1 && only?.info.kind === 'video' && ids[0]) addToTimeline(ids);
    else store.setState({ selection: selected('media', ids) });
  }

  async function importCues(place: string, name: string): Promise<void> {
    const found = await attempt(
      context,
      'cuesFailed',
      () => withTask(context, { kind: 'cues', subject: name }, () => client.call.importCues({ place })),
      { name },
    );
    if (!found) return;
    ensureProject();
    let ids: readonly string[] = [];
    edit(context, { name: 'importCues' }, (document) => {
      const added = addCues(document, found.cues);
      ids = added.ids;
      return added.document;
    });
    store.setState(({ preferences }) => ({
      selection: selected('cues', ids.slice(0, 1)),
      preferences: { ...preferences, leftTab: 'cues' },
    }));
    notify(context, { tone: 'info', name: 'cuesImported', values: { count: ids.length, name } });
    tellRemarks(context, name, found.warnings);
  }

  return {
    addPlaces,
    addToTimeline,
    importCues,
    /** Takes a file out, after asking where clips or cues use it. */
    requestRemove(mediaId: string): void {
      const uses = mediaUses(documentOf(store.getState()), mediaId);
      if (uses > 0) store.setState({ dialog: { kind: 'removeMedia', mediaId, uses } });
      else editTimeline(context, { name: 'removeMedia' }, (document) => removeMedia(document, mediaId));
    },
    remove(mediaId: string): void {
      editTimeline(context, { name: 'removeMedia' }, (document) => removeMedia(document, mediaId));
      store.setState({ dialog: null });
    },
  };
}
