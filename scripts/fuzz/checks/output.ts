import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { frameDigests, monoSamples, probeStream } from '../../../test/integration/helpers/ffmpeg.ts';
import { framesToSamples } from '../references/film-sound.ts';
import type { Check } from './check.ts';

/** An encoded sound ends with a whole packet (AAC's; Opus has shorter ones). */
const PACKET_SAMPLES = 1024;

/** The file that `output` asks for holds every frame in its size, and sound where there is any and the format takes it. */
export const output: Check = async ({ scenario, facts, engine, dice }) => {
  const { format, overlayOnly, width, height } = scenario.output ?? {};
  if (format === undefined || (format === 'wav' && !facts.isHeard)) return null;
  const segments = Math.min(dice.whole(1, 3), facts.frames);
  const path = await engine.renderOutput(scenario, segments);
  const samples = framesToSamples(facts.frames, facts.rate);
  if (format === 'wav')
    return monoSamples(path).length === samples ? null : `${monoSamples(path).length} of ${samples} samples`;
  const pictures = format === 'png-sequence' ? join(path, 'frame-%06d.png') : path;
  const frames = frameDigests(pictures).length;
  if (frames !== facts.frames) return `${frames} of ${facts.frames} frames`;
  if (format === 'png-sequence' && readdirSync(path).length !== frames)
    return 'there are files beside the pictures';
  const found = probeStream(pictures, 'v', 'width,height');
  const [widthPx, heightPx] = [width ?? facts.widthPx, height ?? facts.heightPx];
  if (found['width'] !== widthPx || found['height'] !== heightPx)
    return `${found['width']}x${found['height']} instead of ${String(widthPx)}x${String(heightPx)}`;
  const isThere = Object.keys(probeStream(pictures, 'a', 'codec_name')).length > 0;
  const isWanted =
    facts.isHeard && !overlayOnly && (format === 'mp4' || format === 'mov' || format === 'webm');
  if (isThere !== isWanted) return isThere ? 'there is sound of nothing' : 'the sound is missing';
  if (!isThere) return null;
  const longer = monoSamples(path).length - samples;
  return Math.abs(longer) <= PACKET_SAMPLES ? null : `the sound is ${longer} samples too long`;
};
