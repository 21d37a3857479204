import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecoverableProject } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import { isObject } from '../../shared/scenario/json/loose.ts';
import { writeWhole } from '../../base/files/write-whole.ts';

export type KeptState = Omit<RecoverableProject, 'isOpen'> & {
  readonly document: Readonly<Record<string, unknown>>;
  /** SHA-256 of the file the edits began with; null: there was none. */
  readonly digest: string | null;
  /** Rises with every state of the document in its window. */
  readonly revision: number;
  /** Of the window that has it open; null or left out: not known. */
  readonly windowId?: string | null;
};

/** Last states of projects that are not saved; a file each, replaced in one step. */
export type Recovery = {
  keep(state: KeptState): Promise<void>;
  /** Newest first. A file that cannot be read is left where it is and not listed. */
  list(isWindowOpen: (windowId: string) => boolean): Promise<readonly RecoverableProject[]>;
  /** Throws `project.not_found`. */
  get(projectId: string): Promise<KeptState>;
  /** Drops what was kept up to a revision, also what of it is sent late, Infinity for all that is kept; a newer state stays. */
  discard(projectId: string, upToRevision: number): Promise<void>;
};

const MOST_DROPPED = 1000;

export function createRecovery(dir: string): Recovery {
  const turns = new Map<string, Promise<unknown>>();
  /** By project: up to which revision nobody wants it. Those dropped last: what comes late comes within moments. */
  const dropped = new Map<string, number>();
  function drop(projectId: string, upTo: number): void {
    const before = dropped.get(projectId) ?? -1;
    dropped.delete(projectId);
    dropped.set(projectId, Math.max(upTo, before));
    const [oldest] = dropped.keys();
    if (dropped.size > MOST_DROPPED && oldest !== undefined) dropped.delete(oldest);
  }
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
      inTurn(state.projectId, async () => {
        if (state.revision <= (dropped.get(state.projectId) ?? -1)) return;
        await writeWhole(pathOf(state.projectId), JSON.stringify(state));
      }),
    async list(isWindowOpen) {
      const names = (await readdir(dir).catch(() => [])).filter((name) => /^[\w-]{1,64}\.json$/.test(name));
      const states = await Promise.all(names.map((name) => read(name.slice(0, -'.json'.length))));
      return states
        .flatMap((state) => (state ? [described(state, isWindowOpen)] : []))
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
        const upTo = Number.isFinite(upToRevision) ? upToRevision : (kept?.revision ?? -1);
        drop(projectId, upTo);
        if (kept && kept.revision > upToRevision) return;
        await rm(pathOf(projectId), { force: true });
      }),
  };
}

function described(
  { projectId, title, path, changedAtMs, windowId }: KeptState,
  isWindowOpen: (windowId: string) => boolean,
): RecoverableProject {
  const isOpen = typeof windowId === 'string' && isWindowOpen(windowId);
  return { projectId, title, path, changedAtMs, isOpen };
}

/** An id becomes a file name: nothing else than one may. */
function checked(projectId: string): string {
  if (/^[\w-]{1,64}$/.test(projectId)) return projectId;
  throw new StudioError('request.invalid', `"${projectId}" is no id of a project`);
}
