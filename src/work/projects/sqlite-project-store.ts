import { randomBytes } from 'node:crypto';
import { StudioError } from '../../shared/errors.ts';
import type { Database } from '../database/database.ts';
import { keptJson } from '../database/kept-json.ts';
import { UPLOAD_SCHEME, uploadsNamedIn } from '../uploads/upload.ts';
import type { Project, ProjectStore, ProjectSummary, ProjectUsage } from './project-store.ts';

type Row = {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly document: string;
  readonly version: number;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
};

/** Projects in the database of the jobs. */
export function createSqliteProjectStore(
  database: Database,
  { now = Date.now }: { readonly now?: () => number } = {},
): ProjectStore {
  const get = (projectId: string): Project | null => {
    const row = database.get<Row>('SELECT * FROM projects WHERE id = ?', projectId);
    return row ? { ...toSummary(row), scenario: keptJson(row.document, `project ${projectId}`) } : null;
  };
  const existing = (projectId: string): Project => {
    const project = get(projectId);
    if (project) return project;
    throw new StudioError('project.not_found', `there is no project ${projectId}`, {
      details: { projectId },
    });
  };
  return {
    get,
    create({ owner, name, scenario }) {
      const id = `p${randomBytes(8).toString('hex')}`;
      database.run(
        `INSERT INTO projects (id, owner, name, document, version, created_at_ms, updated_at_ms)
         VALUES (?, ?, ?, ?, 1, ?, ?)`,
        ...[id, owner, name, JSON.stringify(scenario), now(), now()],
      );
      return existing(id);
    },
    update(projectId, version, { name, scenario }) {
      const before = existing(projectId);
      const document = JSON.stringify(scenario === undefined ? before.scenario : scenario);
      const changed = database.run(
        `UPDATE projects SET name = ?, document = ?, version = version + 1, updated_at_ms = ?
         WHERE id = ? AND version = ?`,
        ...[name ?? before.name, document, now(), projectId, version],
      );
      if (changed === 1) return existing(projectId);
      throw new StudioError(
        'project.changed',
        `project ${projectId} is at version ${before.version}, not ${version}`,
        { details: { projectId, version: before.version } },
      );
    },
    list: ({ owner, beforeId, limit }) =>
      database
        .all<Row>(
          `SELECT id, owner, name, version, created_at_ms, updated_at_ms FROM projects
           WHERE (? IS NULL OR owner = ?) AND (? IS NULL OR number < (SELECT number FROM projects WHERE id = ?))
           ORDER BY number DESC LIMIT ?`,
          ...[owner ?? null, owner ?? null, beforeId ?? null, beforeId ?? null, limit],
        )
        .map(toSummary),
    remove: (projectId) => database.run('DELETE FROM projects WHERE id = ?', projectId) > 0,
    usageOf(owner, exceptId = '') {
      const sql = `SELECT count(*) AS count, coalesce(sum(octet_length(document)), 0) AS bytes
                   FROM projects WHERE owner = ? AND id <> ?`;
      return database.get<ProjectUsage>(sql, owner, exceptId) ?? { count: 0, bytes: 0 };
    },
    namedUploads() {
      const sql = 'SELECT document AS text FROM projects WHERE instr(document, ?) > 0';
      return uploadsNamedIn(database.all<{ text: string }>(sql, UPLOAD_SCHEME).map(({ text }) => text));
    },
  };
}

function toSummary(row: Row): ProjectSummary {
  return {
    id: row.id,
    owner: row.owner,
    name: row.name,
    version: row.version,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  };
}
