import { useEffect, useState, type RefObject } from 'react';
import type { MediaEntry } from '../../../../shared/contract/studio.ts';
import { toStudioError } from '../../../../shared/errors.ts';
import { documentOf, shownDocumentOf } from '../../store/derived.ts';
import type { Session } from '../../store/session.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { createAssetUrls } from './asset-urls.ts';
import type { MediaFiles } from './media-file.ts';
import { createScreen, type Screen, type ScreenProblem } from './screen.ts';
import { entriesOf, type Watched } from './use-watched-film.ts';

/** What the person should know about the picture; null: all is well. */
export type ScreenNote =
  | { readonly kind: 'proxy' | 'noProxy'; readonly name: string }
  | { readonly kind: 'cannotShow'; readonly reason: string }
  | { readonly kind: 'badCue'; readonly number: number };

/** Addresses of copies that play, by those of the files that do not; null: none could be made. */
type Proxies = Readonly<Record<string, string | null>>;

type Elements = {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly root: RefObject<HTMLDivElement | null>;
};

/** Keeps a screen showing the project as it is edited and played. */
export function useScreen(
  { host, canvas, root }: Elements,
  watched: Watched,
  files: MediaFiles,
): { readonly screen: Screen | null; readonly note: ScreenNote | null } {
  const session = useSession();
  const [screen, setScreen] = useState<Screen | null>(null);
  const [pictureProblem, setPictureProblem] = useState<ScreenProblem | null>(null);
  const [cueProblem, setCueProblem] = useState<ScreenProblem | null>(null);
  const [proxies, setProxies] = useState<Proxies>({});
  const document = useStudio(shownDocumentOf);
  const baseDir = useStudio(({ project }) => project?.baseDir ?? null);
  const media = useStudio((state) => state.media);

  useEffect(() => {
    if (!host.current || !canvas.current || !root.current) return;
    const elements = { host: host.current, canvas: canvas.current, root: root.current, files };
    const made = createScreen(elements, (problem) =>
      problem.kind === 'cues' ? setCueProblem(problem) : setPictureProblem(problem),
    );
    setScreen(made);
    return () => {
      made.dispose();
      files.keepOnly(new Set());
    };
  }, [host, canvas, root, files]);

  useEffect(() => {
    if (!screen || watched.state !== 'ready') return;
    const entries = entriesOf(document, baseDir, media);
    screen.setFilm(watched.film, (id) => {
      const url = entries.get(id)?.mediaUrl ?? null;
      return url && (proxies[url] ?? url);
    });
    const urls = [...entries.values()].flatMap(({ mediaUrl }) => [mediaUrl, proxies[mediaUrl] ?? mediaUrl]);
    files.keepOnly(new Set(urls));
    // the film is new when its media are; cues come below
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [screen, watched, proxies, files]);

  useEffect(() => {
    if (!screen || watched.state !== 'ready') return;
    const { scenario, film } = watched;
    screen.setCues({
      document,
      scenario,
      size: film,
      urlOf: createAssetUrls(session.probe, media, baseDir),
    });
  }, [screen, watched, document, media, baseDir, session]);

  useEffect(() => {
    if (!screen) return;
    const show = () => {
      const { playback, draft } = session.store.getState();
      screen.show(draft?.frame ?? playback.frame, playback.speed !== 0);
    };
    show();
    return session.store.subscribe(
      (state, before) => (state.playback !== before.playback || state.draft !== before.draft) && show(),
    );
  }, [screen, session]);

  useEffect(() => setPictureProblem(null), [watched]);

  const undecodable = pictureProblem?.kind === 'undecodable' ? pictureProblem.url : null;
  useEffect(() => {
    if (undecodable === null || undecodable in proxies) return;
    const state = session.store.getState();
    const entries = entriesOf(documentOf(state), baseDir, state.media);
    const entry = [...entries.values()].find(({ mediaUrl }) => mediaUrl === undecodable);
    if (!entry) return;
    let isWanted = true;
    void proxyOf(session, entry).then((url) => {
      if (!isWanted) return;
      setProxies((known) => ({ ...known, [undecodable]: url }));
      if (url !== null) setPictureProblem(null);
    });
    return () => {
      isWanted = false;
    };
  }, [undecodable, proxies, session, baseDir]);

  const notes = [pictureProblem, cueProblem].map((problem) => problem && noteOf(problem, proxies));
  return { screen, note: notes.find((note) => note !== null) ?? null };
}

/** The address of a copy that plays; null: none could be made. */
async function proxyOf({ context }: Session, { place }: MediaEntry): Promise<string | null> {
  const proxy = await context.client.call.previewProxy({ place }).catch(() => null); // told by the note
  return proxy?.url ?? null;
}

function noteOf(problem: ScreenProblem, proxies: Proxies): ScreenNote | null {
  switch (problem.kind) {
    case 'undecodable':
      return { kind: proxies[problem.url] === null ? 'noProxy' : 'proxy', name: problem.mediaId };
    case 'picture':
      return { kind: 'cannotShow', reason: toStudioError(problem.error).message };
    case 'cues':
      if (problem.badCue !== null) return { kind: 'badCue', number: problem.badCue + 1 };
      return problem.error === null
        ? null
        : { kind: 'cannotShow', reason: toStudioError(problem.error).message };
  }
}
