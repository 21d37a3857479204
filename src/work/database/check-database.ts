import type { Database } from './database.ts';
import { corrupt } from './store-error.ts';

/** `quick` reads every page; `full` compares the indexes too. Throws `store.corrupt`. */
export function checkDatabase(database: Database, how: 'quick' | 'full'): void {
  const pragma = how === 'quick' ? 'quick_check' : 'integrity_check';
  const problems = database
    .all<Record<string, string>>(`PRAGMA ${pragma}`)
    .flatMap((row) => Object.values(row))
    .filter((line) => line !== 'ok');
  if (problems.length > 0) throw corrupt(database.path, problems.slice(0, 5).join('; '));
}
