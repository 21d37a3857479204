/** Something of a foreign document that was read otherwise than it was written, or left out. */
export type ImportWarning = {
  /** Where in that document: `cues[3].root.style`, or `line 12` of a text file. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
};

/** Notes what was read otherwise than written. */
export type Warn = (path: string, code: string, message: string) => void;

export function createWarnings(): { readonly warn: Warn; readonly warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  return { warnings, warn: (path, code, message) => void warnings.push({ path, code, message }) };
}
