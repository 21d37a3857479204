/** Files the person agreed to replace, in the system's own dialog. Each agreement is for one save. */
export type ConfirmedPaths = {
  add(path: string): void;
  /** Whether it was agreed; asked again it was not. */
  take(path: string): boolean;
};

export function createConfirmedPaths(): ConfirmedPaths {
  const paths = new Set<string>();
  return {
    add: (path) => void paths.add(path),
    take: (path) => paths.delete(path),
  };
}
