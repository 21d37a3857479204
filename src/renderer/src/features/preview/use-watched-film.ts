import { useMemo } from 'react';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';
import { mediaOf, type ScenarioDocument } from '../../../../shared/edit/document.ts';
import { placeOf } from '../../../../shared/edit/place-of.ts';
import { toStudioError } from '../../../../shared/errors.ts';
import { readWithoutCues } from '../../../../shared/film/read-watched.ts';
import { watchFilm, type WatchedFilm } from '../../../../shared/film/watch-film.ts';
import type { ProbedMedia } from '../../../../shared/media.ts';
import type { Problem } from '../../../../shared/scenario/problem.ts';
import type { Scenario } from '../../../../shared/scenario/scenario.ts';
import { shownDocumentOf } from '../../store/derived.ts';
import type { MediaState } from '../../store/state.ts';
import { useStudio } from '../../store/use-session.ts';

export type Watched =
  | {
      readonly state: 'ready';
      readonly film: WatchedFilm;
      readonly scenario: Scenario;
      readonly problems: readonly Problem[];
    }
  | { readonly state: 'loading' }
  | { readonly state: 'missing'; readonly name: string }
  | { readonly state: 'invalid'; readonly problem: Pick<Problem, 'path' | 'message'> };

export function entriesOf(
  document: ScenarioDocument,
  baseDir: string | null,
  media: Readonly<Record<string, MediaState>>,
): ReadonlyMap<string, MediaEntry> {
  const entries = new Map<string, MediaEntry>();
  for (const [id, { src }] of Object.entries(mediaOf(document))) {
    const place = placeOf(src, baseDir);
    const state = place === null ? undefined : media[place];
    if (state?.state === 'ready') entries.set(id, state.entry);
  }
  return entries;
}

/** What there is to see; anew when anything but the cues changes. */
export function useWatchedFilm(): Watched {
  const document = useStudio(shownDocumentOf);
  const baseDir = useStudio(({ project }) => project?.baseDir ?? null);
  const media = useStudio((state) => state.media);
  const {
    timeline,
    stage,
    media: files,
    styles,
    fonts,
    effects,
    audio,
    output,
    tracks,
    cueframe,
    title,
  } = document;
  const parts = [timeline, stage, files, styles, fonts, effects, audio, output, tracks, cueframe, title];
  return useMemo(
    () => watch(document, baseDir, media),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- all of the document but its cues, which change with every key
    [...parts, baseDir, media],
  );
}

function watch(
  document: ScenarioDocument,
  baseDir: string | null,
  media: Readonly<Record<string, MediaState>>,
): Watched {
  const { scenario, problems } = readWithoutCues(document);
  const [first] = problems;
  if (!scenario) return { state: 'invalid', problem: first ?? { path: '', message: '' } };
  const probed = new Map<string, ProbedMedia>();
  const entries = entriesOf(document, baseDir, media);
  for (const id of new Set(scenario.timeline.map((clip) => clip.media))) {
    const entry = entries.get(id);
    const src = scenario.media[id]?.src ?? id;
    const place = placeOf(src, baseDir);
    if (!entry) {
      const isMissing = place === null || media[place]?.state === 'missing';
      return isMissing ? { state: 'missing', name: src.split(/[\\/]/).at(-1) ?? src } : { state: 'loading' };
    }
    probed.set(id, { info: entry.info, frames: entry.frames, identity: '' });
  }
  try {
    return { state: 'ready', film: watchFilm(scenario, probed), scenario, problems };
  } catch (error) {
    const { message } = toStudioError(error);
    return { state: 'invalid', problem: { path: '', message } };
  }
}
