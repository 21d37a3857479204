import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type TimedRender = {
  /** The whole process, from start to end. */
  readonly seconds: number;
  /** Of those, joining the film and verifying it. */
  readonly joinSeconds: number;
  readonly rendered: number;
  readonly cached: number;
};

/** Runs `cueframe render … --json` and measures it from outside. Rejects unless a film comes out. */
export async function timedRender(args: readonly string[], env: NodeJS.ProcessEnv): Promise<TimedRender> {
  const startedMs = performance.now();
  let assemblingMs = NaN;
  let segments: readonly { readonly how: string }[] = [];
  let lastLine = '';
  const child = spawn(process.execPath, [...args, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lastLine = line;
    const message = JSON.parse(line) as { type?: string; phase?: string; segments?: typeof segments };
    if (message.phase === 'assembling' && Number.isNaN(assemblingMs)) assemblingMs = performance.now();
    if (message.type === 'result') segments = message.segments ?? [];
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (exitCode !== 0) throw new Error(`the render ended with ${exitCode}: ${lastLine}`);
  const endedMs = performance.now();
  const cached = segments.filter(({ how }) => how === 'cache').length;
  return {
    seconds: (endedMs - startedMs) / 1000,
    joinSeconds: (endedMs - assemblingMs) / 1000,
    ...{ rendered: segments.length - cached, cached },
  };
}
