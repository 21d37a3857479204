import type { Readable } from 'node:stream';

/** What is known of a stored file without reading it. */
export type StoredObject = {
  readonly key: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, by the store's own clock. */
  readonly modifiedAtMs: number;
  /** Changes with the content; null where the store gives none. */
  readonly etag: string | null;
  /** SHA-256 of the whole file, hex; null where it was not written down with it. */
  readonly sha256: string | null;
};

export type PutOptions = {
  /** SHA-256 the file must have, hex: it is read once more before it is sent, and refused as `media.changed` where it differs. */
  readonly sha256?: string;
  /** Media type, for example `video/mp4`. */
  readonly contentType?: string;
  /** Bytes that are safe at the store so far, of `totalBytes`. Never goes back but where an upload starts over. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
};

export type ReadOptions = {
  /** First byte to read; default 0. */
  readonly offsetBytes?: number;
  /** Last byte to read, included; default: the file's last. */
  readonly endByte?: number;
  /** Read only if the content is still this one; else `media.changed`. */
  readonly etag?: string;
  readonly signal?: AbortSignal;
};

/** An address that needs no key, for a while. A secret: never to be logged. */
export type SignedAddress = {
  readonly method: 'GET' | 'PUT';
  readonly url: string;
  /** Headers that must be sent exactly so. */
  readonly headers: Readonly<Record<string, string>>;
};

/** An upload that began while its file still grows. */
export interface GrowingUpload {
  /**
   * Call when the file is whole and verified: sends what is missing, completes, checks. After it the object is there.
   * `path`: where the file is now, if it was given another name; `sha256`: as for `put`.
   */
  finish(whole?: { readonly path?: string; readonly sha256?: string }): Promise<StoredObject>;
  /** Gives up: nothing is left at the store. Harmless after `finish` or a second time. */
  abort(): Promise<void>;
}

/**
 * Files by key (see object-names.ts). A key names a whole file or nothing, whatever fails. Errors: `storage.not_found`,
 * `storage.denied`, `storage.failed`; an upload that is given up is `upload.failed`, a bad key `request.invalid`.
 */
export interface ObjectStore {
  /** Where `key` is, for people and results: an absolute path or `s3://bucket/key`. */
  locate(key: string): string;
  /** Stores the file at `path` as `key`, in place of what was there. The file itself stays. */
  put(path: string, key: string, options?: PutOptions): Promise<StoredObject>;
  /**
   * Begins to store a file that another process still writes at its end (see can-upload-while-joining.ts).
   * Null where this store gains nothing by it: then `put` when the file is whole.
   */
  startGrowing(
    path: string,
    key: string,
    options?: Omit<PutOptions, 'sha256'> & {
      /** How large it may become; sets the size of parts. Default: enough for 150 GB. */
      readonly expectedBytes?: number;
    },
  ): GrowingUpload | null;
  /** Throws `storage.not_found` where there is none. The caller reads the stream to its end or destroys it. */
  read(
    key: string,
    options?: ReadOptions,
  ): Promise<{ readonly object: StoredObject; readonly stream: Readable }>;
  /** Null where there is none. */
  head(key: string, options?: { readonly signal?: AbortSignal }): Promise<StoredObject | null>;
  /** Harmless where there is none. */
  delete(key: string): Promise<void>;
  /** All objects whose key begins with `prefix`, in order of their keys. `sha256` is null: a listing does not know it. */
  list(prefix: string, options?: { readonly signal?: AbortSignal }): AsyncIterable<StoredObject>;
  /** Null where the store has no addresses of its own: then the door streams `read`. `expiresSeconds` 1-604,800. */
  signedDownload(
    key: string,
    options: {
      readonly expiresSeconds: number;
      /** Name the browser shall save it under. */
      readonly fileName?: string;
    },
  ): Promise<SignedAddress | null>;
  /** Null where the store has no addresses of its own: then the door takes the body and calls `put`. */
  signedUpload(
    key: string,
    options: { readonly expiresSeconds: number; readonly sizeBytes?: number; readonly contentType?: string },
  ): Promise<SignedAddress | null>;
  /** Removes what uploads of ours left unfinished, where they began at least `olderThanMs` ago; says how many. */
  sweepUnfinished(options: { readonly olderThanMs: number; readonly signal?: AbortSignal }): Promise<number>;
}
