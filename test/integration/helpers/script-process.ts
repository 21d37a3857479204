import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type ScriptProcess = {
  readonly child: ChildProcess;
  /** Everything it printed so far, line by line. */
  readonly lines: readonly string[];
  /** Resolves with line number `count` (from 1). Rejects if it ends before that. */
  line(count: number): Promise<string>;
  /** kill -9; resolves when it is gone and all it printed was read. */
  kill(): Promise<void>;
};

/** Runs a script of this folder in a process of its own. */
export function startScript(name: string, args: readonly string[]): ScriptProcess {
  const command = ['--import', 'tsx', join(import.meta.dirname, name), ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((look) => look());
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  void gone.then(wake);
  return {
    child,
    lines,
    line: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines[count - 1];
          const hasEnded = child.exitCode !== null || child.signalCode !== null;
          if (line === undefined && !hasEnded) return;
          waiting.delete(look);
          if (line === undefined) reject(new Error(`${name} ended after ${lines.length} lines`));
          else resolve(line);
        };
        waiting.add(look);
        look();
      }),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
