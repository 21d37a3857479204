import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleVictim, whyNoStrace } from '../../scripts/faults/strace-run.ts';

const reason = whyNoStrace();

/** `sync PATH` and `name PATH` (a rename, by its new name), in order, with the ids of parts left out. */
function callsOf(log: string, dir: string): string[] {
  const shown = (path: string) =>
    path
      .replace(dir, '')
      .replace(/\.[0-9a-f]{8}\.part/, '.part')
      .replace(/^\//, '') || '.';
  return log.split('\n').flatMap((line) => {
    const sync = /f(?:data)?sync\(\d+<([^>]*)>/.exec(line);
    const name = /rename\w*\(.*"([^"]*)"/.exec(line);
    const [kind, path] = sync ? ['sync', sync[1]] : ['name', name?.[1]];
    return path?.startsWith(dir) ? [`${kind} ${shown(path)}`] : [];
  });
}

test.skipIf(reason !== null)(
  'whatever gets its name has all its bytes on the disk before, and its name after',
  async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'commit-order-')));
    try {
      const [dir, log] = [join(root, 'out'), join(root, 'log')];
      mkdirSync(dir);
      const script = await bundleVictim('commit-victim');
      const trace = ['-f', '-qq', '-y', '-s', '4096', '-o', log, '-e', 'trace=fsync,fdatasync,/rename'];
      // one thread: a call that another interrupts would be two lines
      const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
      const run = spawnSync('strace', [...trace, process.execPath, script, dir], { encoding: 'utf8', env });
      expect([run.status, run.stderr]).toEqual([0, '']);
      const calls = callsOf(readFileSync(log, 'utf8'), dir);
      const ofPictures = calls.slice(-7);
      expect(calls.slice(0, -7)).toEqual([
        ...['sync .project.json.part', 'name project.json', 'sync .'],
        ...['sync .proofs.json.part', 'name proofs.json', 'sync .'],
        ...['sync .film.mp4.part', 'name film.mp4', 'sync .'],
      ]);
      expect([ofPictures.slice(0, 3).sort(), ...ofPictures.slice(3)]).toEqual([
        ['sync .pictures.part/1.png', 'sync .pictures.part/2.png', 'sync .pictures.part/more/3.png'],
        ...['sync .pictures.part/more', 'sync .pictures.part'],
        ...['name pictures', 'sync .'],
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);
