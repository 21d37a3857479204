/** Something a system asks Cueframe to remember for it: a project, a video, a task of several jobs. */
export type AdapterRecord = {
  readonly id: string;
  readonly owner: string | null;
  readonly createdAtMs: number;
  /** JSON. */
  readonly body: unknown;
};

/** Small records of the adapters, each system by itself. Every method is one transaction, durable when it returns. */
export interface AdapterRecords {
  /** Writes or replaces. */
  put(system: string, record: AdapterRecord): void;
  get(system: string, id: string): AdapterRecord | null;
  /** Newest first. */
  list(system: string, filter: { readonly owner?: string; readonly limit: number }): readonly AdapterRecord[];
  remove(system: string, id: string): void;
  /** Those not written after `atMs`, without their bodies. */
  unchangedSince(
    atMs: number,
  ): readonly { readonly system: string; readonly id: string; readonly changedAtMs: number }[];
  /** Uploads that a record names as a source, `upload://ID`. */
  namedUploads(): ReadonlySet<string>;
}
