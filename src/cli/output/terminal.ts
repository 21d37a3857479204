/** What is needed of a standard stream. */
export type OutputStream = {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal; absent for files and pipes. */
  readonly columns?: number;
};

/** Where a command's words go; the tests pass their own. */
export type Terminal = {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Any clock that never runs backwards. */
  readonly nowMs: () => number;
};
