/** Writes a file whole, the file of a film and a folder of pictures in DIR, so that the order of its system calls can be seen. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDestination, publish } from '../../../src/engine/assemble/publish.ts';
import { writeWhole, writeWholeSync } from '../../../src/base/files/write-whole.ts';

const [dir = ''] = process.argv.slice(2);
await writeWhole(join(dir, 'project.json'), '{}');
writeWholeSync(join(dir, 'proofs.json'), '{}');

const film = await openDestination(join(dir, 'film.mp4'), 'file');
writeFileSync(film.partPath, 'film');
await publish(film);
film.will.keep();

const pictures = await openDestination(join(dir, 'pictures'), 'folder');
mkdirSync(join(pictures.partPath, 'more'), { recursive: true });
for (const name of ['1.png', '2.png', 'more/3.png']) writeFileSync(join(pictures.partPath, name), name);
await publish(pictures);
pictures.will.keep();
