/** Priorities are 1 (last) to 10 (first). */
export const MIDDLE_PRIORITY = 5;

/** Of a job that was asked for by the API of another system. */
export type JobOrigin = {
  readonly system: string;
  /** Where the caller reaches this server, for addresses in callbacks; left out: no callback was asked for. */
  readonly base?: string;
};

/** What a request for a job of any kind has. JSON; without secrets, so that it may be logged. */
export type AskedOfAnyJob = {
  /** Longer names first shown to people; null: the scenario's title. */
  readonly title: string | null;
  /** Whose job it is: the user id a caller gave; null: nobody's. */
  readonly owner: string | null;
  readonly projectId: string | null;
  /** HTTPS address that receives a callback when the job ends. */
  readonly callbackUrl: string | null;
  /**
   * Id of the API key that made the job; callbacks are signed with its secret. Left out: the job was made without a
   * key.
   */
  readonly keyId?: string;
  /** In whose words callbacks tell of it; left out: in those of the native API. */
  readonly origin?: JobOrigin;
  /** 1 (last) to 10 (first). */
  readonly priority: number;
};
