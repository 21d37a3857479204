/** Publishes a film over an old one and says so on stdout; DIR has `old` bytes in film.mp4. */
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { clearPart, openDestination, publish } from '../../../src/engine/assemble/publish.ts';

const [dir = '', sizeBytes = '1'] = process.argv.slice(2);
const destination = await openDestination(join(dir, 'film.mp4'), 'file');
writeFileSync(destination.partPath, 'n'.repeat(Number(sizeBytes)));
try {
  await publish(destination);
} catch (error) {
  await clearPart(destination);
  throw error;
}
writeSync(1, 'published\n');
destination.will.keep();
