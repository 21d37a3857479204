// npm run bench:edit [-- --size 1920x1080] [--seconds N]: what it costs to edit one caption of a film of ten minutes that was
// rendered before: the render with the cache, of the film as it is and then with one caption changed.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { findTools, surveyOptions } from '../src/engine/environment/find-tools.ts';
import { editScenario, makeEditSource } from './bench/edit-film.ts';
import { round, writeResults } from './bench/results.ts';
import { timedRender, type TimedRender } from './bench/timed-render.ts';

/** Largest share of the full render that an edit may take, beside the join. */
const TARGET_SHARE = 0.05;
const root = join(import.meta.dirname, '..');

const { values } = parseArgs({
  options: { size: { type: 'string', default: '640x360' }, seconds: { type: 'string', default: '600' } },
});
const seconds = Number(values.seconds);
const tools = await findTools({ env: process.env });
const work = mkdtempSync(join(tmpdir(), 'cueframe-bench-edit-'));
try {
  const source = join(work, 'source.mp4');
  makeEditSource(source, { ffmpeg: tools.ffmpeg.path, size: values.size, seconds });
  const cacheDir = join(work, 'cache');
  mkdirSync(cacheDir);
  const proofs = join(surveyOptions({ env: process.env }).cacheDir, 'proofs.json');
  if (existsSync(proofs)) copyFileSync(proofs, join(cacheDir, 'proofs.json'));
  const full = await render('full', editScenario(source, seconds, null), source, cacheDir);
  const middle = Math.floor(seconds / 4);
  const edit = await render('edit', editScenario(source, seconds, middle), source, cacheDir);
  tell(full, edit);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function render(name: string, scenario: object, source: string, cacheDir: string): Promise<TimedRender> {
  const path = join(dirname(source), `${name}.scenario.json`);
  writeFileSync(path, JSON.stringify(scenario));
  const film = join(dirname(source), `${name}.mp4`);
  const args = [join(root, 'bin', 'cueframe'), 'render', path, '-o', film, '--temp', dirname(source)];
  const settings = ['--quality', '23', '--speed', 'veryfast', '--encoder', 'libx264'];
  return timedRender([...args, ...settings], { ...process.env, CUEFRAME_CACHE_DIR: cacheDir });
}

function tell(full: TimedRender, edit: TimedRender): void {
  const share = (edit.seconds - edit.joinSeconds) / full.seconds;
  const result = {
    ...{ size: values.size, filmSeconds: seconds, segments: full.rendered, segmentsAfterEdit: edit.rendered },
    ...{ fullSeconds: round(full.seconds, 2), editSeconds: round(edit.seconds, 2) },
    joinSeconds: round(edit.joinSeconds, 2),
    ...{ shareWithoutJoin: round(share, 4), shareOfAll: round(edit.seconds / full.seconds, 4) },
    ...{ target: TARGET_SHARE, isMet: share <= TARGET_SHARE },
  };
  console.log(
    [
      `${values.size}, ${seconds} s: full ${result.fullSeconds} s (${full.rendered} segments),`,
      `one caption edited ${result.editSeconds} s (${edit.rendered} rendered, ${edit.cached} from the cache),`,
      `of which joining and verifying ${result.joinSeconds} s:`,
      `${(100 * share).toFixed(1)} % + join (target 5 % + join ${result.isMet ? 'met' : 'MISSED'})`,
    ].join(' '),
  );
  writeResults('bench-edit', { ffmpeg: tools.ffmpeg.version, ...result });
}
