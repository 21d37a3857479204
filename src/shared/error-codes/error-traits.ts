/** What a caller needs to know about a failure without reading its text. */
export type ErrorTraits = {
  /** Whether the same request may succeed if it is simply made again. */
  readonly retryable: boolean;
  readonly httpStatus: number;
  /** What the person should do, in one sentence. */
  readonly help: string;
};
