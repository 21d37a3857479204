import type { Ease } from '../stage-film.ts';

/** What is left of the movement at progress 1, before it is evened out. */
const REMAINDER = 1e-3;
/** Less damping than this (as a ratio of critical damping) would swing for hundreds of turns. */
const LEAST_DAMPING = 0.05;

/** Where a spring released at 0 and pulled to 1 is after `turn` (time × angular frequency), by damping ratio. */
function position(damping: number, turn: number): number {
  if (damping < 0.999) {
    const swing = Math.sqrt(1 - damping * damping);
    return (
      1 - Math.exp(-damping * turn) * (Math.cos(swing * turn) + (damping / swing) * Math.sin(swing * turn))
    );
  }
  if (damping <= 1.001) return 1 - (1 + turn) * Math.exp(-turn);
  const root = Math.sqrt(damping * damping - 1);
  const [slow, fast] = [damping - root, damping + root];
  return 1 - (fast * Math.exp(-slow * turn) - slow * Math.exp(-fast * turn)) / (fast - slow);
}

/** The turn after which the spring stays within REMAINDER of 1. */
function settlingTurn(damping: number): number {
  if (damping < 0.999) return -Math.log(REMAINDER * Math.sqrt(1 - damping * damping)) / damping;
  if (damping <= 1.001) return 9.24; // solves (1 + t)·e^-t = 1e-3
  const root = Math.sqrt(damping * damping - 1);
  return Math.log((damping + root) / (2 * root * REMAINDER)) / (damping - root);
}

/** A damped oscillator whose whole settling is fitted into progress 0-1; exactly 1 at progress 1. */
export function springAt(ease: Extract<Ease, { kind: 'spring' }>, progress: number): number {
  const mass = Math.max(1e-6, ease.mass);
  const stiffness = Math.max(1e-6, ease.stiffness);
  const damping = Math.max(LEAST_DAMPING, ease.damping / (2 * Math.sqrt(stiffness * mass)));
  const end = settlingTurn(damping);
  return position(damping, progress * end) / position(damping, end);
}
