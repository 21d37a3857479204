// npm run bench [-- --runs N] [--only TEXT]: what captions cost beside a bare ffmpeg transcode of the same frames with
// the same encoder settings, measured in turn in one run, whole processes from start to end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findTools } from '../src/engine/environment/find-tools.ts';
import { BENCH_CASES, benchScenario, type BenchCase } from './bench/bench-scenarios.ts';
import { BENCH_SECONDS, benchSource } from './bench/bench-source.ts';
import { measureBarePieces } from './bench/bare-pieces.ts';
import { measureProcess, type Measurement } from './bench/measure-process.ts';
import { round, writeResults } from './bench/results.ts';

const FRAMES = BENCH_SECONDS * 30;
const CRF = '23';
/** Where a render divides this film: at the key frames of its source. */
const BOUND_SECONDS = [0, 250, 500, 750, FRAMES].map((frame) => frame / 30);
const root = join(import.meta.dirname, '..');

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
});
const tools = await findTools({ env: process.env });
const source = benchSource(join(tmpdir(), 'cueframe-bench', 'source-2.mp4'), tools.ffmpeg.path);
const work = mkdtempSync(join(tmpdir(), 'cueframe-bench-'));
try {
  const cases = [];
  for (const benchCase of BENCH_CASES.filter(({ name, speed }) => `${name} ${speed}`.includes(values.only)))
    cases.push(await runCase(benchCase, Number(values.runs)));
  const { ffmpeg, browser } = tools;
  writeResults('bench', { ffmpeg: ffmpeg.version, browser: browser?.version ?? null, cases });
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Bare and ours in turn, so that both meet the machine in the same mood; medians are quoted. */
async function runCase(benchCase: BenchCase, runs: number) {
  const scenario = join(work, 'bench.scenario.json');
  writeFileSync(scenario, JSON.stringify(benchScenario(source, benchCase)));
  const { speed, name, target } = benchCase;
  const codec = ['-c:v', 'libx264', '-preset', speed, '-crf', CRF, '-pix_fmt', 'yuv420p'];
  const bareArgs = [
    '-v',
    'error',
    '-y',
    '-i',
    source,
    ...codec,
    '-c:a',
    'aac',
    '-b:a',
    '192k',
    '-movflags',
    '+faststart',
  ];
  const quality = ['--no-cache', '--quality', CRF, '--speed', speed, '--encoder', 'libx264'];
  const bare: Measurement[] = [];
  const ours: Measurement[] = [];
  const inPieces: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    bare.push(await measureProcess(tools.ffmpeg.path, [...bareArgs, join(work, 'bare.mp4')]));
    inPieces.push(
      await measureBarePieces(tools.ffmpeg.path, {
        ...{ source, codec, folder: work, boundSeconds: BOUND_SECONDS },
      }),
    );
    ours.push(
      await measureProcess(process.execPath, [
        join(root, 'bin', 'cueframe'),
        'render',
        scenario,
        '-o',
        join(work, 'ours.mp4'),
        ...quality,
      ]),
    );
  }
  const ratio = median(bare.map(({ seconds }, run) => seconds / (ours[run]?.seconds ?? NaN)));
  // beside it what the same cutting gives a bare transcode, so that the ratio flatters nobody
  const piecesRatio = median(inPieces.map((seconds, run) => seconds / (ours[run]?.seconds ?? NaN)));
  const result = {
    ...{ name, speed, target, frames: FRAMES, ratio: round(ratio, 3) },
    piecesRatio: round(piecesRatio, 3),
    bareFps: round(FRAMES / median(bare.map(({ seconds }) => seconds)), 1),
    oursFps: round(FRAMES / median(ours.map(({ seconds }) => seconds)), 1),
    peakMemoryMB: round(Math.max(...ours.map(({ peakMemoryBytes }) => peakMemoryBytes ?? 0)) / 1e6, 0),
    barePeakMemoryMB: round(Math.max(...bare.map(({ peakMemoryBytes }) => peakMemoryBytes ?? 0)) / 1e6, 0),
    runs: bare.map(({ seconds }, run) => ({
      bareSeconds: round(seconds, 2),
      oursSeconds: round(ours[run]?.seconds ?? NaN, 2),
      piecesSeconds: round(inPieces[run] ?? NaN, 2),
    })),
  };
  const { bareFps, oursFps, peakMemoryMB } = result;
  const verdict = ratio >= target ? 'met' : 'MISSED';
  console.log(
    `${name} (${speed}): bare ${bareFps} fps, ours ${oursFps} fps, ratio ${result.ratio} (target ${target} ${verdict}), of bare in ${BOUND_SECONDS.length - 1} pieces ${result.piecesRatio}, peak ${peakMemoryMB} MB`,
  );
  return result;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
