/** Frame count from one `-progress` line such as `frame=120`, or null for any other line. */
export function parseProgressLine(line: string): number | null {
  const match = /^frame=\s*(\d+)$/.exec(line.trim());
  return match ? Number(match[1]) : null;
}

/** Cuts a byte stream into lines; keeps the unfinished last line until more comes. */
export function lineSplitter(onLine: (line: string) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
