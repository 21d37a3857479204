import { StudioError } from '../../shared/errors.ts';
import type { ObjectStore } from './object-store.ts';
import type { RemoteFile } from './remote-file.ts';

/** A file in an object store. */
export function storedFile(store: ObjectStore, key: string): RemoteFile {
  return {
    async open({ offsetBytes, version, isKept, signal }) {
      const found = await store.head(key, { signal });
      if (!found) throw new StudioError('storage.not_found', `there is no ${store.locate(key)}`);
      const isSame = found.etag !== null && found.etag === version;
      if (isSame && isKept) return { isUnchanged: true };
      // a part that is whole already: there is no byte left to ask for
      const from = isSame && offsetBytes < found.sizeBytes ? offsetBytes : 0;
      const { object, stream } = await store.read(key, {
        offsetBytes: from,
        signal,
        ...(found.etag === null ? {} : { etag: found.etag }),
      });
      return {
        isUnchanged: false,
        offsetBytes: from,
        totalBytes: object.sizeBytes,
        version: found.etag,
        stream,
      };
    },
  };
}
