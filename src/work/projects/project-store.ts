/** A scenario that is being worked on. It may be incomplete: it is checked when a job is made of it. */
export type Project = {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly scenario: unknown;
  /** 1, 2, 3 …: one more with every update. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
};

export type ProjectSummary = Omit<Project, 'scenario'>;

export type ProjectUsage = { readonly count: number; readonly bytes: number };

export interface ProjectStore {
  create(project: Pick<Project, 'owner' | 'name' | 'scenario'>): Project;
  /** Null where there is none. */
  get(projectId: string): Project | null;
  /** Throws `project.changed` where somebody else has updated it since `version`, and `project.not_found`. */
  update(
    projectId: string,
    version: number,
    change: { readonly name?: string | undefined; readonly scenario?: unknown },
  ): Project;
  /** Latest made first; `owner` undefined: everyone's. */
  list(filter: {
    readonly owner?: string | undefined;
    readonly beforeId?: string | undefined;
    readonly limit: number;
  }): readonly ProjectSummary[];
  /** Returns false where there is no such project. Jobs that were made of it stay. */
  remove(projectId: string): boolean;
  /** How many projects an owner has, and the bytes of their scenarios as JSON; `exceptId` is not counted. */
  usageOf(owner: string, exceptId?: string): ProjectUsage;
  /** Uploads that a scenario names as a source, `upload://ID`. */
  namedUploads(): ReadonlySet<string>;
}
