import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { commitFile } from '../../base/files/commit-file.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

/** Files that can be made again, by what they were made from. */
export type MadeFiles = {
  /**
   * The file for `facts`, which `make` writes to the path it is given where there is none yet. Asked for twice at once, it is
   * made once. `ending` with its dot.
   */
  file(facts: readonly unknown[], ending: string, make: (partPath: string) => Promise<void>): Promise<string>;
};

/** How often files that nobody asked for any more are looked for. */
const SWEEP_EVERY_MS = 24 * 3600_000;
/** In the names of files that are being made. */
const PART = '.part';

export function createMadeFiles(
  dir: string,
  options: {
    /** Milliseconds since 1970. */
    readonly now: () => number;
    /** Those nobody asked for since are removed, and halves that a crash left; unset: never. */
    readonly keptMs?: number;
    /** Beyond this the ones that were asked for longest ago are removed; unset: no bound. */
    readonly mostFiles?: number;
    /** Without its ending; where people see it, something they can read. */
    readonly nameOf?: (facts: readonly unknown[]) => string;
  },
): MadeFiles {
  const { now, keptMs = Infinity, mostFiles = Infinity, nameOf = digestOfFacts } = options;
  const making = new Map<string, Promise<string>>();
  let sweptAtMs = -Infinity;

  async function find(path: string): Promise<boolean> {
    const used = new Date(now());
    return utimes(path, used, used).then(
      () => true,
      () => false,
    );
  }

  async function create(path: string, ending: string, make: (partPath: string) => Promise<void>) {
    if (await find(path)) return path;
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const part = join(dir, `${randomUUID()}${PART}${ending}`);
    try {
      await make(part);
      await commitFile(part, path);
      await find(path); // its age is by our clock
    } finally {
      await rm(part, { force: true });
    }
    await tidy(path).catch(() => {}); // what cannot be removed now is tried again later
    return path;
  }

  /** Once a day for age, after each new file for number; `made` stays in any case. */
  async function tidy(made: string): Promise<void> {
    const isDue = keptMs < Infinity && now() - sweptAtMs >= SWEEP_EVERY_MS;
    if (!isDue && mostFiles === Infinity) return;
    if (isDue) sweptAtMs = now();
    const files = await agesIn(dir);
    const old = files.filter(({ usedAtMs }) => usedAtMs < now() - keptMs);
    const surplus = files
      .filter(({ path }) => path !== made && !basename(path).includes(PART))
      .sort((a, b) => b.usedAtMs - a.usedAtMs)
      .slice(mostFiles - 1);
    for (const { path } of [...old, ...surplus]) await rm(path, { force: true });
  }

  return {
    file(facts, ending, make) {
      const path = join(dir, nameOf(facts) + ending);
      const running = making.get(path);
      if (running) return running;
      const work = create(path, ending, make).finally(() => making.delete(path));
      making.set(path, work);
      return work;
    },
  };
}

async function agesIn(dir: string): Promise<{ readonly path: string; readonly usedAtMs: number }[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(dir, entry.name)] : []));
  const infos = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  return paths.flatMap((path, index) => {
    const info = infos[index];
    return info ? [{ path, usedAtMs: info.mtimeMs }] : []; // another has just removed it
  });
}

function digestOfFacts(facts: readonly unknown[]): string {
  return sha256Hex(JSON.stringify(facts)).slice(0, 40);
}
