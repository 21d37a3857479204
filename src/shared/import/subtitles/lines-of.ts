/** The lines of a text one by one, without their ends, numbered from 1: a file of megabytes is never held twice. */
export function* linesOf(text: string): Generator<{ readonly written: string; readonly line: number }> {
  let line = 0;
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    line += 1;
    yield { written: text.slice(at, end), line };
    at = end + 1;
  }
}
