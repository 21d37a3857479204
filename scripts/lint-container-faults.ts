/** `line` counts from 1. */
export type Fault = { readonly line: number; readonly text: string };

/** What the container files may name. */
export type Repository = {
  /** A path, or a pattern with `*`, relative to the root. */
  readonly hasPath: (path: string) => boolean;
  /** Whether .dockerignore lets it into the build. */
  readonly isInContext: (path: string) => boolean;
  /** Scripts of package.json. */
  readonly scripts: readonly string[];
  /** Programs of package.json's `bin`, as paths such as `bin/cueframe`. */
  readonly programs: readonly string[];
  /** Names of options, without dashes, by command of the program. */
  readonly commands: ReadonlyMap<string, readonly string[]>;
};
