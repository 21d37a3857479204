import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { commitFile } from '../../base/files/commit-file.ts';

/** A file that comes in pieces: whose it is, and the name its sender gave it. */
export type ChunkedFile = { readonly owner: string; readonly fileId: string };

/** One piece that has arrived and has no place yet. */
export type ReceivedChunk = {
  readonly sizeBytes: number;
  /** Makes it the piece of this number; the same number again replaces it. */
  place(file: ChunkedFile, index: number): Promise<void>;
  drop(): Promise<void>;
};

/** Pieces of files that are put together later. Those that are left are removed after a day, with unfinished uploads. */
export type ChunkFiles = {
  receive(content: Readable): Promise<ReceivedChunk>;
  /** Which of the pieces 0 … count-1 are not there. */
  missing(file: ChunkedFile, count: number): Promise<readonly number[]>;
  /** All pieces in order as one stream. */
  read(file: ChunkedFile, count: number): Readable;
  remove(file: ChunkedFile, count: number): Promise<void>;
};

/** `folder`: where unfinished uploads are, made where it is missing. No text of a sender reaches a path. */
export function createChunkFiles(folder: string): ChunkFiles {
  const pathOf = ({ owner, fileId }: ChunkedFile, index: number) => {
    const name = createHash('sha256')
      .update(JSON.stringify([owner, fileId]))
      .digest('hex');
    return join(folder, `.chunk-${name}-${index}.part`);
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  return {
    async receive(content) {
      await mkdir(folder, { recursive: true });
      const path = join(folder, `.chunk-${randomUUID()}.part`);
      const drop = () => rm(path, { force: true });
      try {
        await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        const { size: sizeBytes } = await stat(path);
        return { sizeBytes, drop, place: (file, index) => commitFile(path, pathOf(file, index)) };
      } catch (error) {
        await drop();
        throw error;
      }
    },
    async missing(file, count) {
      const found = await Promise.all(
        numbers(count).map((index) => stat(pathOf(file, index)).catch(() => null)),
      );
      return numbers(count).filter((index) => !found[index]);
    },
    read: (file, count) => {
      async function* pieces() {
        for (const index of numbers(count)) yield* createReadStream(pathOf(file, index));
      }
      return Readable.from(pieces(), { objectMode: false });
    },
    async remove(file, count) {
      for (const index of numbers(count)) await rm(pathOf(file, index), { force: true });
    },
  };
}
