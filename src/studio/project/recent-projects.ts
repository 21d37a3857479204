import { readFile, stat } from 'node:fs/promises';
import type { RecentProject } from '../../shared/contract/studio.ts';
import { writeWhole } from '../../base/files/write-whole.ts';

const MOST = 20;

/** Projects opened or saved last, newest first. Only a convenience: a list that cannot be read is empty. */
export type RecentProjects = {
  /** Those whose file is still there. */
  list(): Promise<readonly RecentProject[]>;
  note(project: RecentProject): Promise<void>;
};

export function createRecentProjects(path: string): RecentProjects {
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<readonly RecentProject[]> {
    try {
      const found: unknown = JSON.parse(await readFile(path, 'utf8'));
      return Array.isArray(found) ? found.filter(isRecent) : [];
    } catch {
      return [];
    }
  }

  return {
    async list() {
      await turn;
      const projects = await read();
      const there = await Promise.all(projects.map((project) => stat(project.path).catch(() => null)));
      return projects.filter((_, index) => there[index]?.isFile());
    },
    note(project) {
      const work = turn.then(async () => {
        const others = (await read()).filter((other) => other.path !== project.path);
        await writeWhole(path, JSON.stringify([project, ...others].slice(0, MOST)));
      });
      turn = work.catch(() => {}); // the project itself is safe; the list is written with the next
      return turn as Promise<void>;
    },
  };
}

function isRecent(value: unknown): value is RecentProject {
  const { path, title, openedAtMs } = value as Partial<RecentProject>;
  return typeof path === 'string' && typeof title === 'string' && typeof openedAtMs === 'number';
}
