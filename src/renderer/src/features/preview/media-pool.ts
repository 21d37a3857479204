/** A file that is open for somebody. Ends with one call of either; further calls do nothing. */
export type Lease<File> = {
  readonly file: File;
  release(): void;
  /** Releases a file that failed: whoever asks next gets it opened anew. */
  discard(): void;
};

/** Files that are read in ranges, each opened once for all who read it at the time. */
export type MediaPool<File> = {
  take(url: string): Lease<File>;
  /** From now on only these stay open when nobody reads them: a project that is closed keeps no memory. */
  keepOnly(urls: ReadonlySet<string>): void;
};

type Entry<File> = { readonly file: File; users: number };

/** Open and read by nobody, so that going back to a clip is quick. Each may hold some tens of megabytes. */
const MOST_IDLE = 4;

export function createMediaPool<File extends { dispose(): void }>(
  open: (url: string) => File,
  mostIdle = MOST_IDLE,
): MediaPool<File> {
  /** The one taken last is last. */
  const entries = new Map<string, Entry<File>>();
  let wanted: ReadonlySet<string> | null = null;

  function closeIdle(): void {
    const idle = [...entries].filter(([, { users }]) => users === 0);
    const useful = idle.filter(([url]) => wanted === null || wanted.has(url));
    const kept = useful.slice(Math.max(0, useful.length - mostIdle));
    for (const pair of idle) {
      if (kept.includes(pair)) continue;
      entries.delete(pair[0]);
      pair[1].file.dispose();
    }
  }

  function giveBack(url: string, entry: Entry<File>, isBroken: boolean): void {
    entry.users -= 1;
    if (isBroken && entries.get(url) === entry) entries.delete(url);
    if (entry.users === 0 && entries.get(url) !== entry) entry.file.dispose();
    closeIdle();
  }

  return {
    take(url) {
      const entry = entries.get(url) ?? { file: open(url), users: 0 };
      entries.delete(url);
      entries.set(url, entry);
      entry.users += 1;
      let isHeld = true;
      const end = (isBroken: boolean) => {
        if (isHeld) giveBack(url, entry, isBroken);
        isHeld = false;
      };
      return { file: entry.file, release: () => end(false), discard: () => end(true) };
    },
    keepOnly(urls) {
      wanted = urls;
      closeIdle();
    },
  };
}
