import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { commitFile } from '../../base/files/commit-file.ts';
import { sha256Hex } from '../../base/digest/sha256-hex.ts';

/** Files that can be made again, by what they were made from. */
export type MadeFiles = {
  /**
   * The file for `facts`, which `make` writes to the path it is given where there is none yet. Asked for twice at once, it is
   * made once. `ending` with its dot.
   */
  file(facts: readonly unknown[], ending: string, make: (partPath: string) => Promise<void>): Promise<string>;
  /** Removes those nobody asked for since `beforeMs`, and halves that a crash left. */
  sweep(beforeMs: number): Promise<void>;
};

export function createMadeFiles(
  dir: string,
  now: () => number = Date.now,
  /** Without its ending; where people see it, something they can read. */
  nameOf: (facts: readonly unknown[]) => string = digestOfFacts,
): MadeFiles {
  const making = new Map<string, Promise<string>>();

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
    const part = join(dir, `${randomUUID()}.part${ending}`);
    try {
      await make(part);
      await commitFile(part, path);
      return path;
    } finally {
      await rm(part, { force: true });
    }
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
    async sweep(beforeMs) {
      for (const name of await readdir(dir).catch(() => [])) {
        const path = join(dir, name);
        const info = await stat(path).catch(() => null);
        if (info && info.mtimeMs < beforeMs) await rm(path, { force: true });
      }
    },
  };
}

function digestOfFacts(facts: readonly unknown[]): string {
  return sha256Hex(JSON.stringify(facts)).slice(0, 40);
}
