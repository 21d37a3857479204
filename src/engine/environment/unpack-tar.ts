import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** Unpacks a `.tar.br` into a folder that exists. Throws with what tar said, or that it was cancelled. */
export async function unpackTar(packed: string, target: string, signal?: AbortSignal): Promise<void> {
  const tar = spawn('tar', ['-xf', '-', '-C', target], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  tar.stderr.on('data', (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-1000)));
  const end = new Promise<string | null>((resolve) => {
    tar.once('error', (error) => resolve(`tar did not start: ${error.message}`));
    tar.once('close', (code) => resolve(code === 0 ? null : `tar ended with ${code}: ${said.trim()}`));
  });
  let unfed: unknown = null;
  const feed = pipeline(
    createReadStream(packed),
    createBrotliDecompress(),
    tar.stdin,
    ...(signal ? [{ signal }] : []),
  ).catch((error: unknown) => (unfed = error));
  const [fault] = await Promise.all([end, feed]);
  // tar stops reading at the end mark, before the padding behind it: whether it liked the archive decides
  if (fault !== null || signal?.aborted) throw new Error(fault ?? 'cancelled', { cause: unfed });
}
