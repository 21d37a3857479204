import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ObjectStore } from '../../src/work/storage/object-store.ts';
import { randomFile } from '../integration/helpers/random-file.ts';

/** What every store promises. `open` gives an empty one; `close` ends it. */
export function describeObjectStore(
  name: string,
  open: () => Promise<{ store: ObjectStore; close(): Promise<void> }>,
): void {
  describe(`object store: ${name}`, () => {
    let dir: string;
    let store: ObjectStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'cueframe-store-'));
      ({ store, close } = await open());
    });
    afterAll(async () => {
      await close();
      await rm(dir, { recursive: true, force: true });
    });
    const file = (sizeBytes: number, seed?: number) => randomFile(join(dir, 'film.mp4'), sizeBytes, seed);
    const contentOf = async (key: string, range = {}) => buffer((await store.read(key, range)).stream);
    const keys = async (prefix: string) => {
      const found = [];
      for await (const { key } of store.list(prefix)) found.push(key);
      return found;
    };

    test('a small file and a large one come back byte for byte, with their digest', async () => {
      for (const sizeBytes of [0, 1, 1000, 9 * 1024 * 1024 + 7]) {
        const { path, bytes, sha256 } = await file(sizeBytes, sizeBytes);
        const told: number[] = [];
        const stored = await store.put(path, 'outputs/a.mp4', {
          sha256,
          contentType: 'video/mp4',
          onProgress: (done) => told.push(done),
        });
        expect(stored).toMatchObject({ key: 'outputs/a.mp4', sizeBytes, sha256 });
        expect(told.at(-1)).toBe(sizeBytes);
        expect((await contentOf('outputs/a.mp4')).equals(bytes)).toBe(true);
        expect(await store.head('outputs/a.mp4')).toMatchObject({ key: 'outputs/a.mp4', sizeBytes });
      }
    });

    test('any range of a file can be read', async () => {
      const { path, bytes } = await file(1000);
      const { etag } = await store.put(path, 'outputs/range.mp4');
      expect(await contentOf('outputs/range.mp4', { offsetBytes: 990, etag: etag ?? '' })).toEqual(
        bytes.subarray(990),
      );
      expect(await contentOf('outputs/range.mp4', { offsetBytes: 10, endByte: 19 })).toEqual(
        bytes.subarray(10, 20),
      );
    });

    test('a file takes the place of the one before', async () => {
      await store.put((await file(500, 1)).path, 'outputs/twice.mp4');
      const { path, bytes } = await file(300, 2);
      await store.put(path, 'outputs/twice.mp4');
      expect(await contentOf('outputs/twice.mp4')).toEqual(bytes);
    });

    test('a list gives the keys under a prefix, in order', async () => {
      const { path } = await file(10);
      for (const key of ['inputs/b/x.mp4', 'inputs/a/y z.mp4', 'inputs/ab/ü.mp4', 'other/x.mp4'])
        await store.put(path, key);
      expect(await keys('inputs/')).toEqual(['inputs/a/y z.mp4', 'inputs/ab/ü.mp4', 'inputs/b/x.mp4']);
      expect(await keys('inputs/a')).toEqual(['inputs/a/y z.mp4', 'inputs/ab/ü.mp4']);
      expect(await keys('nothing/')).toEqual([]);
    });

    test('what was deleted is gone, and deleting it again is harmless', async () => {
      await store.put((await file(10)).path, 'outputs/gone.mp4');
      await store.delete('outputs/gone.mp4');
      await store.delete('outputs/gone.mp4');
      expect(await store.head('outputs/gone.mp4')).toBe(null);
      await expect(store.read('outputs/gone.mp4')).rejects.toMatchObject({ code: 'storage.not_found' });
    });

    test.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', 'a\\..\\b', 'a/./b', '', 'a\u0000b'])(
      'the key %j is refused by every method',
      async (key) => {
        const { path } = await file(1);
        const refused = { code: 'request.invalid' };
        await expect(store.put(path, key)).rejects.toMatchObject(refused);
        await expect(store.read(key)).rejects.toMatchObject(refused);
        await expect((async () => store.head(key))()).rejects.toMatchObject(refused);
        await expect((async () => store.delete(key))()).rejects.toMatchObject(refused);
        expect(() => store.locate(key)).toThrow(expect.objectContaining(refused));
      },
    );

    test('a file that is not the verified one any more is refused, and nothing is stored', async () => {
      const { path, sha256 } = await file(1000);
      await writeFile(path, 'something else');
      await expect(store.put(path, 'outputs/changed.mp4', { sha256 })).rejects.toMatchObject({
        code: 'media.changed',
      });
      expect(await store.head('outputs/changed.mp4')).toBe(null);
    });

    test('a cancelled upload stores nothing', async () => {
      const { path } = await file(9 * 1024 * 1024);
      const reason = new Error('cancelled');
      await expect(
        store.put(path, 'outputs/cancelled.mp4', { signal: AbortSignal.abort(reason) }),
      ).rejects.toBe(reason);
      expect(await store.head('outputs/cancelled.mp4')).toBe(null);
      expect(await keys('outputs/cancelled')).toEqual([]);
    });

    test('nothing unfinished is left to sweep', async () => {
      expect(await store.sweepUnfinished({ olderThanMs: 0 })).toBe(0);
    });
  });
}
