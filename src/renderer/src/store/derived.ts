import type { MediaInfo } from '../../../shared/media.ts';
import { cuesOf, mediaOf, type EditCue, type ScenarioDocument } from '../../../shared/edit/document.ts';
import { cueWarnings } from '../../../shared/edit/cue-warnings.ts';
import { filmShape, type FilmShape } from '../../../shared/edit/film-shape.ts';
import { placeOf } from '../../../shared/edit/place-of.ts';
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

/** What the bin knows of a medium of the project; undefined: not asked yet. */
export function mediaStateOf(
  { project, media }: Pick<StudioState, 'project' | 'media'>,
  mediaId: string,
): MediaState | undefined {
  const src = project && mediaOf(project.document)[mediaId]?.src;
  const place = src ? placeOf(src, project.baseDir) : null;
  return place === null ? undefined : media[place];
}

export function mediaInfoOf(
  state: Pick<StudioState, 'project' | 'media'>,
  mediaId: string,
): MediaInfo | null {
  const known = mediaStateOf(state, mediaId);
  return known?.state === 'ready' ? known.entry.info : null;
}

const shapeOf = remember((project: Project | null, media: StudioState['media']) =>
  filmShape(documentOf({ project }), (id) => mediaInfoOf({ project, media }, id)),
);
export function filmOf({ project, media }: Pick<StudioState, 'project' | 'media'>): FilmShape {
  return shapeOf(project, media);
}

const sorted = remember((cues: readonly EditCue[]) =>
  [...cues].sort((a, b) => a.start - b.start || a.end - b.end),
);
/** Cues as the list shows them. */
export function cuesInTime(state: Pick<StudioState, 'project'>): readonly EditCue[] {
  return sorted(cuesOf(documentOf(state)));
}

const warningsOf = remember(cueWarnings);
export function cueWarningsOf(state: Pick<StudioState, 'project'>): ReturnType<typeof cueWarnings> {
  return warningsOf(cuesOf(documentOf(state)));
}

const chosen = remember((cues: readonly EditCue[], ids: readonly string[]) => {
  const wanted = new Set(ids);
  return cues.filter(({ id }) => wanted.has(id));
});
const NO_IDS: readonly string[] = [];
/** The selected cues, in drawing order. */
export function selectedCues(state: Pick<StudioState, 'project' | 'selection'>): readonly EditCue[] {
  return chosen(cuesOf(documentOf(state)), state.selection.kind === 'cues' ? state.selection.ids : NO_IDS);
}
