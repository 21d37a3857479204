import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { seededRandom } from '../../helpers/test-random.ts';

/** Bytes without a pattern, the same for the same seed. */
export function randomBytes(sizeBytes: number, seed = 1): Buffer {
  const random = seededRandom(seed);
  const block = Uint32Array.from({ length: 1024 }, () => random() * 2 ** 32);
  const bytes = Buffer.allocUnsafe(sizeBytes);
  // each block differs from the others, so that parts in a wrong order show
  for (let start = 0; start < sizeBytes; start += 4096) {
    block[0] = start + seed;
    Buffer.from(block.buffer).copy(bytes, start);
  }
  return bytes;
}

export async function randomFile(
  path: string,
  sizeBytes: number,
  seed = 1,
): Promise<{ path: string; bytes: Buffer; sha256: string }> {
  const bytes = randomBytes(sizeBytes, seed);
  await writeFile(path, bytes);
  return { path, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
