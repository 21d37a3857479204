const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `{` and `[`, `}` and `]` differ in one bit. */
const CASE_BIT = 0x20;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Whether objects and lists of a JSON text are nested deeper than `limit`. One pass, whether the text is valid or not. */
export function isNestedDeeper(json: string, limit: number): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) at += code === BACKSLASH ? 1 : 0;
    else if ((code & ~CASE_BIT) === OPEN) {
      depth += 1;
      if (depth > limit) return true;
    } else if ((code & ~CASE_BIT) === CLOSE) depth -= 1;
  }
  return false;
}
