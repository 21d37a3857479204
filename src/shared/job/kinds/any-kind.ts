/** Priorities are 1 (last) to 10 (first). */
export const MIDDLE_PRIORITY = 5;

/** What a request for a job of any kind has. JSON; without secrets, so that it may be logged. */
export type AskedOfAnyJob = {
  /** Longer names first shown to people; null: the scenario's title. */
  readonly title: string | null;
  /** Whose job it is: the user id a caller gave; null: nobody's. */
  readonly owner: string | null;
  readonly projectId: string | null;
  /** HTTPS address that is told how the job ended. */
  readonly callbackUrl: string | null;
  /** Id of the API key it was made with, by whose secret callbacks are signed; left out: it was made without one. */
  readonly keyId?: string;
  /** 1 (last) to 10 (first). */
  readonly priority: number;
};
