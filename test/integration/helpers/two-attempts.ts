import { writeFileSync } from 'node:fs';
import { clearPart, withDestination } from '../../../src/engine/assemble/publish.ts';

/** Writes a film, fails, begins it again in the same place, says where, and waits to be killed. */
await withDestination(process.argv[2] ?? '', 'file', async (destination) => {
  writeFileSync(destination.partPath, 'the first attempt');
  await clearPart(destination);
  writeFileSync(destination.partPath, 'the second attempt');
  console.log(destination.partPath);
  setInterval(() => {}, 1000);
  await new Promise(() => {});
});
