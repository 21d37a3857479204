import { readFile, stat } from 'node:fs/promises';
import type { ErrorCode } from '../../shared/errors.ts';
import { StudioError } from '../../shared/errors.ts';

/** A file whole. Throws `unreadable` where it is not there or is no file, `request.too_large` beyond `limitBytes`. */
export async function readFileBytes(
  path: string,
  options: { readonly name: string; readonly limitBytes: number; readonly unreadable: ErrorCode },
): Promise<Uint8Array> {
  const { name, limitBytes, unreadable } = options;
  try {
    const info = await stat(path);
    if (info.size > limitBytes)
      throw new StudioError(
        'request.too_large',
        `${name} has ${info.size} bytes; at most ${limitBytes} are read`,
        {
          details: { path, limitBytes, help: 'Check that it is the file you mean, or split it.' },
        },
      );
    if (!info.isFile()) throw new StudioError(unreadable, `${name} is no file`, { details: { path } });
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof StudioError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? 'unknown reason'})`;
    throw new StudioError(unreadable, `${name} ${why}`, { details: { path }, cause });
  }
}
