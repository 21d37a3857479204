import type { MediaInfo } from '../../../shared/media.ts';
import { cuesOf, mediaOf, type EditCue, type ScenarioDocument } from '../../../shared/edit/document.ts';
import { cueWarnings } from '../../../shared/edit/cue-warnings.ts';
import { editedFilm, editedFilmInputs, type EditedFilm } from '../../../shared/edit/edited-film.ts';
import { idSet } from '../../../shared/edit/ids.ts';
import { inOrder } from '../../../shared/edit/in-order.ts';
import { placeOf } from '../../../shared/edit/place-of.ts';
import { lastRead } from './last-read.ts';
import { EMPTY_DOCUMENT } from './project.ts';
import type { MediaState, Project, StudioState } from './state.ts';

/** Remembers the last result: what components read must be the same object until its inputs change. */
function remember<Inputs extends readonly unknown[], Result>(
  compute: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  let last: { readonly inputs: Inputs; readonly result: Result } | null = null;
  return (...inputs) => {
    if (!last || inputs.some((input, index) => input !== last?.inputs[index]))
      last = { inputs, result: compute(...inputs) };
    return last.result;
  };
}

export function documentOf({ project }: Pick<StudioState, 'project'>): ScenarioDocument {
  return project?.document ?? EMPTY_DOCUMENT;
}

/** A file named by a bare name, of a project that lies in no folder. */
const NOWHERE: MediaState = { state: 'missing', message: '', stamp: null, last: null };

/** What the bin knows of a medium of the project; undefined: not asked yet. */
export function mediaStateOf(
  { project, media }: Pick<StudioState, 'project' | 'media'>,
  mediaId: string,
): MediaState | undefined {
  const src = project && mediaOf(project.document)[mediaId]?.src;
  const place = src ? placeOf(src, project.baseDir) : null;
  if (src && place === null) return NOWHERE;
  return place === null ? undefined : media[place];
}

export function mediaInfoOf(
  state: Pick<StudioState, 'project' | 'media'>,
  mediaId: string,
): MediaInfo | null {
  return lastRead(mediaStateOf(state, mediaId))?.info ?? null;
}

let lastShape: { readonly inputs: readonly unknown[]; readonly film: EditedFilm } | null = null;
const shapeOf = remember((project: Project | null, media: StudioState['media']) => {
  const document = documentOf({ project });
  const inputs = [...editedFilmInputs(document), project?.baseDir, media];
  if (!lastShape || inputs.some((input, index) => input !== lastShape?.inputs[index]))
    lastShape = { inputs, film: editedFilm(document, (id) => mediaInfoOf({ project, media }, id)) };
  return lastShape.film;
});
/** The same object until something that shapes the film changes: the text of a cue does not. */
export function filmOf({ project, media }: Pick<StudioState, 'project' | 'media'>): EditedFilm {
  return shapeOf(project, media);
}

/** The document as it is shown: while a drag goes on, with what it would make of it. */
export function shownDocumentOf(state: Pick<StudioState, 'project' | 'draft'>): ScenarioDocument {
  return state.draft?.document ?? documentOf(state);
}

const draftShapeOf = remember(
  (draft: ScenarioDocument, project: Project | null, media: StudioState['media']) =>
    editedFilm(draft, (id) => mediaInfoOf({ project, media }, id)),
);
/** The film of `shownDocumentOf`. */
export function shownFilmOf({
  project,
  media,
  draft,
}: Pick<StudioState, 'project' | 'media' | 'draft'>): EditedFilm {
  return draft ? draftShapeOf(draft.document, project, media) : filmOf({ project, media });
}

const sorted = remember((cues: readonly EditCue[]) =>
  inOrder(cues, (a, b) => a.start - b.start || a.end - b.end),
);
/** Cues as the list shows them. */
export function cuesInTime(state: Pick<StudioState, 'project'>): readonly EditCue[] {
  return sorted(cuesOf(documentOf(state)));
}

/** Components ask by `useCueWarnings`, which lets no key wait for it. */
export const warningsOf = remember(cueWarnings);

const chosen = remember((cues: readonly EditCue[], ids: readonly string[]) => {
  const wanted = idSet(ids);
  return wanted.size === 0 ? NO_CUES : cues.filter(({ id }) => wanted.has(id));
});
const NO_CUES: readonly EditCue[] = [];
const NO_IDS: readonly string[] = [];
/** The selected cues, or all of them where none is selected: what a command for cues is about. */
export function chosenCueIds({
  project,
  selection,
}: Pick<StudioState, 'project' | 'selection'>): readonly string[] {
  return selection.kind === 'cues' ? selection.ids : cuesOf(documentOf({ project })).map(({ id }) => id);
}

/** The selected cues, in drawing order. */
export function selectedCues(state: Pick<StudioState, 'project' | 'selection'>): readonly EditCue[] {
  return chosen(cuesOf(documentOf(state)), state.selection.kind === 'cues' ? state.selection.ids : NO_IDS);
}
