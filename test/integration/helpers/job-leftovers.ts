import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitMs } from './wait-ms.ts';

/** Temporary files in the folders of a job that are still there after `withinMs`: half films, work folders. */
export async function leftoversIn(
  { dataDir, outDir }: { readonly dataDir: string; readonly outDir: string },
  withinMs: number,
): Promise<string[]> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = [
      ...namesIn(outDir).filter((name) => name.endsWith('.part')),
      ...namesIn(join(dataDir, 'work')).flatMap((job) => namesIn(join(dataDir, 'work', job))),
    ];
    if (found.length === 0 || performance.now() > deadline) return found;
    await waitMs(20);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // it was never made
  }
}
