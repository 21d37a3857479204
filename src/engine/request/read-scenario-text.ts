import { readFile, stat } from 'node:fs/promises';
import { StudioError } from '../../shared/errors.ts';

/** A scenario above this is refused before it is read. */
const MOST_BYTES = 10 * 1024 * 1024;

export type ScenarioText = {
  /** As the file holds them, for its digest. */
  readonly bytes: Uint8Array;
  /** Without a byte order mark, which JSON.parse would refuse. */
  readonly text: string;
};

/** What a scenario's file says, not yet parsed. Throws `scenario.not_found`, `scenario.limit` or `scenario.syntax`. */
export async function readScenarioText(path: string): Promise<ScenarioText> {
  const bytes = await readBytes(path);
  try {
    return { bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
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
        { details: { path, sizeBytes: size } },
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
