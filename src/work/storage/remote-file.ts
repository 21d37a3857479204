import type { Readable } from 'node:stream';

/** What one asks for. */
export type OpenRequest = {
  /** First byte wanted. With 0 the whole file. */
  readonly offsetBytes: number;
  /** What the file was when it was begun or kept; null: nothing is known of it. */
  readonly version: string | null;
  /** The file of that version is here already: nothing is to be sent if it is still the one. */
  readonly isKept: boolean;
  readonly signal: AbortSignal;
};

export type OpenAnswer =
  | { readonly isUnchanged: true }
  | {
      readonly isUnchanged: false;
      /** Where the stream begins: the offset asked for, or 0 where the file changed or its server cannot resume. */
      readonly offsetBytes: number;
      /** Null where the server does not say. */
      readonly totalBytes: number | null;
      /** Changes with the content; null where the server gives nothing of the kind: then nothing is resumed or kept. */
      readonly version: string | null;
      readonly stream: Readable;
    };

/** A file elsewhere that can be read from any byte on. */
export interface RemoteFile {
  open(request: OpenRequest): Promise<OpenAnswer>;
}
