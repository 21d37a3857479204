import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecoverableProject } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import { isObject } from '../../shared/scenario/json/loose.ts';
import { writeWhole } from '../../base/files/write-whole.ts';

export type KeptState = RecoverableProject & {
  readonly document: Readonly<Record<string, unknown>>;
  /** SHA-256 of the file the edits began with; null: there was none. */
  readonly digest: string | null;
  /** Rises with every state of the document in its window. */
  readonly revision: number;
};

/** Last states of projects that are not saved; a file each, replaced in one step. */
export type Recovery = {
  keep(state: KeptState): Promise<void>;
  /** Newest first. A file that cannot be read is left where it is and not listed. */
  list(): Promise<readonly RecoverableProject[]>;
  /** Throws `project.not_found`. */
  get(projectId: string): Promise<KeptState>;
  /** Drops what was kept up to a revision, Infinity for all; a newer state stays. */
  discard(projectId: string, upToRevision: number): Promise<void>;
};

export function createRecovery(dir: string): Recovery {
  const turns = new Map<string, Promise<unknown>>();
  const pathOf = (projectId: string) => join(dir, `${checked(projectId)}.json`);

  /** A state that is written late must not come back after it was discarded. */
  function inTurn<T>(projectId: string, work: () => Promise<T>): Promise<T> {
    const run = (turns.get(projectId) ?? Promise.resolve()).then(work, work);
    turns.set(projectId, run);
    const forget = () => void (turns.get(projectId) === run && turns.delete(projectId));
    run.then(forget, forget);
    return run;
  }

  async function read(projectId: string): Promise<KeptState | null> {
    const text = await readFile(pathOf(projectId), 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      const found: unknown = JSON.parse(text);
      if (!isObject(found) || !isObject(found['document'])) return null;
      // what an older version kept does not say what it was based on: saving it asks first
      return {
        digest: null,
        revision: 0,
        ...(found as unknown as RecoverableProject & Pick<KeptState, 'document'>),
      };
    } catch {
      return null;
    }
  }

  return {
    keep: (state) =>
      inTurn(state.projectId, () => writeWhole(pathOf(state.projectId), JSON.stringify(state))),
    async list() {
      const names = (await readdir(dir).catch(() => [])).filter((name) => /^[\w-]{1,64}\.json$/.test(name));
      const states = await Promise.all(names.map((name) => read(name.slice(0, -'.json'.length))));
      return states
        .flatMap((state) => (state ? [withoutDocument(state)] : []))
        .sort((a, b) => b.changedAtMs - a.changedAtMs);
    },
    async get(projectId) {
      const state = await read(projectId);
      if (state) return state;
      throw new StudioError('project.not_found', `no state of project ${projectId} was kept`, {
        details: { projectId },
      });
    },
    discard: (projectId, upToRevision) =>
      inTurn(projectId, async () => {
        const kept = await read(projectId);
        if (kept && kept.revision > upToRevision) return;
        await rm(pathOf(projectId), { force: true });
      }),
  };
}

function withoutDocument({ projectId, title, path, changedAtMs }: KeptState): RecoverableProject {
  return { projectId, title, path, changedAtMs };
}

/** An id becomes a file name: nothing else than one may. */
function checked(projectId: string): string {
  if (/^[\w-]{1,64}$/.test(projectId)) return projectId;
  throw new StudioError('request.invalid', `"${projectId}" is no id of a project`);
}
