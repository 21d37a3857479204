/** A part of a foreign document that was left out, or read differently from how it was written. */
export type ImportWarning = {
  /** Where in that document: `cues[3].root.style`, or `line 12` of a text file. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
};

/** Notes what was read otherwise than written. */
export type Warn = (path: string, code: string, message: string) => void;

/** A document may have a fault in each of a million places; a person reads a few. */
const MOST_WARNINGS = 1000;

/** `warnings` holds the first thousand, and behind them one that says how many more there are. */
export function createWarnings(): { readonly warn: Warn; readonly warnings: ImportWarning[] } {
  const warnings: ImportWarning[] = [];
  let more = 0;
  const warn: Warn = (path, code, message) => {
    if (warnings.length < MOST_WARNINGS) warnings.push({ path, code, message });
    else {
      more += 1;
      warnings[MOST_WARNINGS] = {
        path: '',
        code: 'warnings.more',
        message: `there are ${more} more warnings, which are not listed`,
      };
    }
  };
  return { warnings, warn };
}
