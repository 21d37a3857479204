import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'bench-results');

/** Keeps what a bench found, with the machine it was found on, in bench-results/`name`.json. */
export function writeResults(name: string, found: object): void {
  mkdirSync(FOLDER, { recursive: true });
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
  };
  const path = join(FOLDER, `${name}.json`);
  writeFileSync(path, `${JSON.stringify({ machine, ...found }, null, 2)}\n`);
  console.log(`written to ${path}`);
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
