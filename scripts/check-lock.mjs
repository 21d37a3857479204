// Refuses a package-lock.json that other machines cannot install: a platform package without an entry (npm leaves
// them out where a registry lacks them), or addresses of one particular registry.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
const { packages } = JSON.parse(readFileSync(path, 'utf8'));

const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(folder, name))
    .map((name) => `${folder || 'the root'} names ${name}, which has no entry`),
);
const addressed = Object.entries(packages)
  .filter(([, { resolved }]) => resolved !== undefined)
  .map(([folder, { resolved }]) => `${folder} is bound to ${resolved}`);

const faults = [...missing, ...addressed];
for (const fault of faults.slice(0, 20)) console.error(`lock  ${fault}`);
if (faults.length > 20) console.error(`lock  and ${faults.length - 20} more`);
if (faults.length === 0) console.error(`lock  ok, ${Object.keys(packages).length - 1} entries`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Looked for as Node does: in the package's own node_modules, then in those above. */
function isLocked(folder, name) {
  for (let base = folder; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${base === '' ? '' : `${base}/`}node_modules/${name}`]) return true;
    if (base === '') return false;
  }
}
