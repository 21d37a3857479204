/** Asks the engine for addresses of frames' pictures, one for each tick, in order. */
export type AskStrip = (place: string, ticks: readonly number[]) => Promise<readonly (string | null)[]>;

/** A file as it was read: with another content it has another address, and its pictures are others. */
export type StripFile = { readonly place: string; readonly mediaUrl: string };

export type StripPictures = {
  /** Undefined: not asked yet, or asked and not there yet. Null: the engine cannot read it. */
  known(file: StripFile, tick: number): string | null | undefined;
  /** Has a picture made when its turn comes. Returns what takes the wish back: what left the view is never asked for. */
  want(file: StripFile, tick: number, show: (url: string | null) => void): () => void;
};

type Wish = {
  readonly file: StripFile;
  readonly tick: number;
  readonly show: (url: string | null) => void;
};

/** As many as the engine makes in about half a second: the next question is about what is in view then. */
const MOST_AT_ONCE = 8;

/** Pictures of filmstrips by file and tick; each is asked for once. One question at a time, in the order of the wishes. */
export function createStripPictures(ask: AskStrip, later: (work: () => void) => void): StripPictures {
  const urls = new Map<string, string | null>();
  let wishes: Wish[] = [];
  let isBusy = false;
  const keyOf = ({ mediaUrl }: StripFile, tick: number) => `${tick} ${mediaUrl}`;

  async function askNext(): Promise<void> {
    const [first] = wishes;
    if (!first) return;
    const own = wishes.filter(({ file }) => file.mediaUrl === first.file.mediaUrl);
    const ticks = [...new Set(own.map(({ tick }) => tick))].slice(0, MOST_AT_ONCE);
    const asked = own.filter(({ tick }) => ticks.includes(tick));
    wishes = wishes.filter((wish) => !asked.includes(wish));
    const found = await ask(first.file.place, ticks).catch(() => null); // a strip with gaps; scrolled to again, it asks again
    if (!found) return;
    for (const [index, tick] of ticks.entries()) urls.set(keyOf(first.file, tick), found[index] ?? null);
    for (const { file, tick, show } of asked) show(urls.get(keyOf(file, tick)) ?? null);
  }

  function work(): void {
    if (isBusy || wishes.length === 0) return;
    isBusy = true;
    later(() => {
      void askNext().finally(() => {
        isBusy = false;
        work();
      });
    });
  }

  return {
    known: (file, tick) => urls.get(keyOf(file, tick)),
    want(file, tick, show) {
      const wish = { file, tick, show };
      wishes.push(wish);
      work();
      return () => {
        wishes = wishes.filter((other) => other !== wish);
      };
    },
  };
}
