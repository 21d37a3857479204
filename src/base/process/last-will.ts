import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';

/**
 * Reads `+` and `-` lines (p: a process, f: a path) until Cueframe has gone, however it went, and then does what is
 * left on the list. What is read is only ever compared, or passed as one whole argument.
 */
const SCRIPT = `
while IFS= read -r line; do
  what=\${line#?}
  case $line in
    +*) set -- "$@" "$what" ;;
    -*) for item; do shift; [ "$item" = "$what" ] || set -- "$@" "$item"; done ;;
  esac
done
for item; do case $item in p*) kill -9 "\${item#p}" ;; esac; done
for item; do case $item in f*) rm -rf -- "\${item#f}" ;; esac; done
`;

let executor: Writable | null = null;

/**
 * The child dies when this process does, even by SIGKILL. ffmpeg would live on: it takes a closed pipe for a finished
 * input, and never minds that nobody reads its progress. Windows ends children with their parent by itself.
 */
export function endWithUs(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const entry = `p${child.pid}`;
  tell(`+${entry}`);
  child.once('exit', () => tell(`-${entry}`));
}

/** The file or folder is removed when this process dies before `keep` is called. */
export function removeWithUs(path: string): { keep(): void } {
  if (path.includes('\n')) return { keep() {} };
  tell(`+f${path}`);
  return { keep: () => tell(`-f${path}`) };
}

function tell(line: string): void {
  if (process.platform === 'win32') return;
  executor ??= startExecutor();
  executor.write(`${line}\n`);
}

/** A session of its own, so that ctrl-C and the end of a terminal do not reach it. Costs a shell of a megabyte. */
function startExecutor(): Writable {
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  });
  const input = shell.stdin as Writable & { unref?(): void };
  shell.on('error', () => {}); // no shell: nothing is lost but this safety net
  input.on('error', () => {});
  shell.once('exit', () => (executor = null));
  shell.unref();
  input.unref?.();
  return input;
}
