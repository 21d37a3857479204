import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RenderEvent } from '../core/render-request.ts';
import { StudioError } from '../shared/errors.ts';
import { readScenario } from '../shared/scenario/read-scenario.ts';
import type { Scenario } from '../shared/scenario/scenario.ts';

/** scenario.md, "Errors". */
const MOST_BYTES = 10 * 1024 * 1024;

export type ScenarioFile = {
  readonly scenario: Scenario;
  /** Folder that the scenario's relative paths start from. */
  readonly baseDir: string;
};

/** Reads a scenario file; warnings go to `onEvent`. Throws `scenario.*` with every problem in the details. */
export async function readScenarioFile(
  path: string,
  onEvent: (event: RenderEvent) => void,
): Promise<ScenarioFile> {
  const reading = readScenario(await readText(path));
  if (!reading.ok) throw reading.error;
  for (const { path: place, code, message } of reading.warnings)
    onEvent({ type: 'warning', path: place, code, message });
  return { scenario: reading.scenario, baseDir: dirname(path) };
}

async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    // drops a byte order mark, which JSON.parse would refuse
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new StudioError('scenario.syntax', `${path} is not UTF-8 text`, { details: { path }, cause });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES)
      throw new StudioError(
        'scenario.limit',
        `a scenario has at most ${MOST_BYTES} bytes, this one has ${size}`,
        {
          details: { path, sizeBytes: size },
        },
      );
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
