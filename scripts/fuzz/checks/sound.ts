import { monoSamples, probeStream } from '../../../test/integration/helpers/ffmpeg.ts';
import { clipSamples, expectedSound } from '../references/film-sound.ts';
import type { Check } from './check.ts';

/** Samples beside a cut that filters may smooth; more than LARGEST_SHIFT_SAMPLES. */
const EDGE_SAMPLES = 240;
/** One tick of Matroska's clock: where it stands between two packets, so far may sound be from its time. */
const LARGEST_SHIFT_SAMPLES = 48;
/** Share of the sound's energy that may differ: two samples more of a shift are more. */
const LARGEST_ERROR = 0.01;
/** Mean square below which nothing is heard (-60 dB). */
const SILENCE = 1e-6;

/** A film of clips that are heard has their sound, as long to the sample and where the picture stands; any other has none. */
export const sound: Check = async ({ scenario, facts, film, engine }) => {
  const isThere = Object.keys(probeStream(film.path, 'a', 'codec_name')).length > 0;
  if (isThere !== facts.isHeard) return isThere ? 'there is sound of nothing' : 'the sound is missing';
  if (!facts.isHeard) return null;
  const heard = monoSamples(await engine.renderSound(scenario));
  const expected = expectedSound(engine.folder, scenario.timeline, facts.rate);
  if (heard.length !== expected.length) return `${heard.length} of ${expected.length} samples`;
  const bounds = clipSamples(scenario.timeline, facts.rate);
  for (const [index, start] of bounds.slice(0, -1).entries()) {
    const within = [start + EDGE_SAMPLES, (bounds[index + 1] ?? 0) - EDGE_SAMPLES] as const;
    if (within[0] >= within[1]) continue;
    const wanted = meanSquare(expected.subarray(...within));
    const error = leastError(heard, expected, within);
    if (error > SILENCE && error > LARGEST_ERROR * wanted)
      return `clip ${index} sounds otherwise: error ${error.toExponential(1)}, sound ${wanted.toExponential(1)}`;
  }
  return null;
};

/** Mean square of the difference within the bounds, at the shift where it is least. */
function leastError(
  heard: Float32Array,
  expected: Float32Array,
  [from, to]: readonly [number, number],
): number {
  let least = Infinity;
  for (let shift = -LARGEST_SHIFT_SAMPLES; shift <= LARGEST_SHIFT_SAMPLES; shift += 1) {
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += ((heard[at] ?? 0) - (expected[at + shift] ?? 0)) ** 2;
    least = Math.min(least, sum / (to - from));
  }
  return least;
}

function meanSquare(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
}
