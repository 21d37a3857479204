import { useEffect, useState, type RefObject } from 'react';
import type { ResolvedFilm } from '../../../../shared/film/resolve-film/resolve-film.ts';
import { createStage, loadAssets, type Stage } from '../../../../stage/stage.ts';
import type { Session } from '../../store/session.ts';
import { useSession } from '../../store/use-session.ts';
import { createAssetUrls } from '../preview/asset-urls.ts';
import { cardFrame, STILL_FRAME } from './card-film.ts';

/** The stage's own drawing of a card's film in `root`: still, or moving while `isMoving`. */
export function useCardStage(
  root: RefObject<HTMLElement | null>,
  resolved: ResolvedFilm | null,
  isMoving: boolean,
): void {
  const session = useSession();
  const [stage, setStage] = useState<Stage | null>(null);

  useEffect(() => {
    const element = root.current;
    if (!element || !resolved) return;
    let made: Stage | null = null;
    let isWanted = true;
    void prepare(session, resolved).then((options) => {
      if (!isWanted) return;
      made = createStage(element, resolved.film, options);
      setStage(made);
    });
    return () => {
      isWanted = false;
      made?.dispose();
      setStage(null);
    };
  }, [root, resolved, session]);

  useEffect(() => {
    stage?.draw(STILL_FRAME);
    if (!stage || !isMoving) return;
    const startMs = performance.now();
    let request = requestAnimationFrame(function step(nowMs) {
      stage.draw(cardFrame(Math.max(0, nowMs - startMs)));
      request = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(request);
  }, [stage, isMoving]);
}

async function prepare({ probe, store }: Session, { film, assets }: ResolvedFilm) {
  const { media, project } = store.getState();
  const urlOf = createAssetUrls(probe, media, project?.baseDir ?? null);
  const urls = new Map<string, string>();
  for (const [name, src] of Object.entries(assets)) urls.set(name, (await urlOf(src)) ?? 'data:,');
  const options = { assetUrl: (name: string) => urls.get(name) ?? 'data:,' };
  await loadAssets(film, options).catch(() => {}); // the preview says which font is missing; the card shows the rest
  return options;
}
