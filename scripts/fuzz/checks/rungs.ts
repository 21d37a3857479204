import { psnr } from '../../../test/integration/helpers/compare-pictures.ts';
import { frameDigests, rawFrames } from '../../../test/integration/helpers/ffmpeg.ts';
import type { Check } from './check.ts';

/** Decibels that a frame of the screenshot rung is at least like the canvas rung's (ARCHITECTURE.md, "Capture rungs"). */
const LEAST_DB = 40;
/** What is turned in space is drawn by Chromium's compositor there, and softer. */
const LEAST_DB_IN_SPACE = 28;

export const rungs: Check = async ({ scenario, plan, film, digests, engine }) => {
  if (plan.film.cues.length === 0) return null;
  const shot = await engine.render(scenario, { rung: 'screenshot' });
  const shotDigests = frameDigests(shot.path);
  if (shotDigests.length !== digests.length)
    return `${shotDigests.length} of ${digests.length} frames by screenshots`;
  const shape = { pixelFormat: 'yuv444p', frameBytes: 3 * plan.widthPx * plan.heightPx };
  const [canvas, screenshot] = [rawFrames(film.path, shape), rawFrames(shot.path, shape)];
  const found = canvas.map((frame, index) => psnr(frame, screenshot[index] ?? Buffer.alloc(0)));
  const worst = Math.min(...found);
  const least = /"(?:flip|rotate3d)"/.test(JSON.stringify(scenario.cues)) ? LEAST_DB_IN_SPACE : LEAST_DB;
  return worst >= least ? null : `frame ${found.indexOf(worst)} is ${worst.toFixed(1)} dB by screenshots`;
};
