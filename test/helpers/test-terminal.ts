import type { Terminal } from '../../src/cli/output/terminal.ts';

/** A terminal that remembers what was written to it; for tests. */
export function testTerminal({
  isTTY = false,
  columns = 80,
  env = {},
}: { isTTY?: boolean; columns?: number; env?: Record<string, string> } = {}): Terminal & {
  readonly out: () => string;
  readonly err: () => string;
} {
  const written = { out: '', err: '' };
  return {
    stdout: { write: (text) => (written.out += text), isTTY, columns },
    stderr: { write: (text) => (written.err += text), isTTY, columns },
    env,
    nowMs: () => 0,
    out: () => written.out,
    err: () => written.err,
  };
}
