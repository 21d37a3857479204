import { readFile, stat } from 'node:fs/promises';
import { StudioError } from '../../../shared/errors.ts';
import { isObject } from '../../../shared/scenario/json/loose.ts';
import { parseJson } from '../../../shared/scenario/json/parse-json.ts';
import type { Problem } from '../../../shared/scenario/problem.ts';
import { readScenario } from '../../../shared/scenario/read-scenario.ts';
import { digestOf } from './digest.ts';

const MOST_BYTES = 10 * 1024 * 1024;

export type ProjectFile = {
  readonly document: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
  readonly digest: string;
};

/**
 * A project as it stands in its file. One with faults is opened all the same, with its problems: it can be mended in the
 * window. Throws `scenario.not_found`, `scenario.limit` or `scenario.syntax`.
 */
export async function readProject(path: string): Promise<ProjectFile> {
  const bytes = await readBytes(path);
  const text = decode(bytes, path);
  const document = parseJson(text);
  if (!isObject(document))
    throw new StudioError('scenario.syntax', `${path} holds no JSON object`, { details: { path } });
  return { document, problems: problemsOf(text), digest: digestOf(bytes) };
}

/** Everything wrong or doubtful in a scenario's text. */
export function problemsOf(text: string): readonly Problem[] {
  const reading = readScenario(text);
  if (reading.ok) return reading.warnings;
  const { problems } = reading.error.details;
  if (Array.isArray(problems)) return problems as Problem[];
  return [{ path: '', code: reading.error.code, message: reading.error.message }];
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // drops a byte order mark
  } catch (cause) {
    throw new StudioError('scenario.syntax', `${path} is not UTF-8 text`, { details: { path }, cause });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES)
      throw new StudioError('scenario.limit', `a project has at most ${MOST_BYTES} bytes, this one ${size}`, {
        details: { path, sizeBytes: size },
      });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const why = { ENOENT: 'is not there', EISDIR: 'is a folder', EACCES: 'may not be read' }[code];
    throw new StudioError('scenario.not_found', `${path} ${why ?? `cannot be read (${code})`}`, {
      details: { path },
      cause,
    });
  }
}
