/** What Cueframe remembers for a foreign system: a project, a video, or a task of several jobs. */
export type AdapterRecord = {
  /** Of this owner in this system; another owner may give the same. */
  readonly id: string;
  readonly owner: string;
  readonly createdAtMs: number;
  /** JSON. */
  readonly body: unknown;
};

export type RecordFilter = {
  /** Whose records; left out or null: everybody's. */
  readonly owner?: string | null;
  /** What their ids begin with. */
  readonly idStart?: string;
  /** Texts that their bodies have in these fields. */
  readonly body?: Readonly<Record<string, string>>;
  readonly limit: number;
};

/** Small records of the adapters, each system by itself. Every method is one transaction, durable when it returns. */
export interface AdapterRecords {
  /** Writes a record or replaces its owner's of that id; those of others stay. */
  put(system: string, record: AdapterRecord): void;
  /** The record of an owner. For null, which only an `admin` may ask for: the newest of that id, whoever owns it. */
  get(system: string, id: string, owner: string | null): AdapterRecord | null;
  /** Newest first. The limit counts only what the filter lets through. */
  list(system: string, filter: RecordFilter): readonly AdapterRecord[];
  remove(system: string, record: Pick<AdapterRecord, 'id' | 'owner'>): void;
  /** Those not written after `atMs`, without their bodies. */
  unchangedSince(atMs: number): readonly RecordAge[];
  /** Uploads that a record names as a source, `upload://ID`. */
  namedUploads(): ReadonlySet<string>;
}

export type RecordAge = {
  readonly system: string;
  readonly id: string;
  readonly owner: string;
  readonly changedAtMs: number;
};
