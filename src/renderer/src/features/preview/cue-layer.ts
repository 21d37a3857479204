import { cuesWithin } from '../../../../shared/film/read-watched.ts';
import { resolveFilm } from '../../../../shared/film/resolve-film/resolve-film.ts';
import type { Scenario } from '../../../../shared/scenario/scenario.ts';
import type { FrameSpan } from '../../../../shared/time.ts';
import { chunkAbout, isWithin } from './cue-chunk.ts';
import type { StageSize } from '../../../../shared/film/resolve-film/stage-size.ts';
import { createStage, loadAssets, type CueBox, type Stage } from '../../../../stage/stage.ts';

export type CueSource = {
  readonly document: Readonly<Record<string, unknown>>;
  /** The same document without its cues. */
  readonly scenario: Scenario;
  readonly size: StageSize;
  /** The address of a file named by a `src` of the document; null where there is none. */
  urlOf(src: string): Promise<string | null>;
};

export type CueLayer = {
  setSource(source: CueSource): void;
  /** Draws the cues of a frame. False: they are being made ready, and `onReady` follows. */
  draw(frame: number): boolean;
  /** See `Stage.boxes`. */
  boxes(): readonly CueBox[];
  dispose(): void;
};

/** The stage's own drawing of the cues, of a part of the film at a time: a long film has too many to hold. */
export function createCueLayer(
  root: HTMLElement,
  events: {
    onReady(): void;
    onProblem(problem: { readonly badCue: number | null; readonly error: unknown }): void;
  },
): CueLayer {
  let source: CueSource | null = null;
  let ready: { readonly stage: Stage; readonly span: FrameSpan; readonly source: CueSource } | null = null;
  let isBusy = false;
  let isDisposed = false;
  let wanted = 0;

  async function prepare(own: CueSource): Promise<void> {
    const span = chunkAbout(wanted, own.size);
    const { cues, unreadable } = cuesWithin(own.document, span, own.size.rate);
    const { film, assets } = resolveFilm(own.scenario, own.size, cues);
    const urls = new Map<string, string>();
    for (const [name, src] of Object.entries(assets)) urls.set(name, (await own.urlOf(src)) ?? 'data:,');
    const options = { assetUrl: (name: string) => urls.get(name) ?? 'data:,' };
    let error: unknown = null;
    await loadAssets(film, options).catch((failure: unknown) => {
      error = failure; // shown with what did load, and said
    });
    if (isDisposed) return;
    if (source === own) events.onProblem({ badCue: unreadable[0] ?? null, error });
    ready?.stage.dispose();
    ready = { stage: createStage(root, film, options), span, source: own };
    events.onReady();
  }

  function ensure(): void {
    if (isBusy || !source || isDisposed) return;
    if (ready?.source === source && isWithin(wanted, ready.span)) return;
    isBusy = true;
    prepare(source)
      .catch((error: unknown) => events.onProblem({ badCue: null, error }))
      .finally(() => {
        isBusy = false;
        ensure(); // an edit or a jump meanwhile
      });
  }

  return {
    setSource(next) {
      source = next;
      ensure();
    },
    draw(frame) {
      wanted = frame;
      ensure();
      if (!ready || !isWithin(frame, ready.span)) return false;
      ready.stage.draw(frame);
      return ready.source === source;
    },
    boxes: () => ready?.stage.boxes() ?? [],
    dispose() {
      isDisposed = true;
      ready?.stage.dispose();
    },
  };
}
