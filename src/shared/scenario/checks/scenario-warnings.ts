import { writtenFilmSeconds } from '../film-length.ts';
import type { PlacedProblem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { unknownFonts } from './unknown-fonts.ts';

/** What is allowed but most likely not meant, of a valid scenario. */
export function scenarioWarnings(scenario: Scenario): PlacedProblem[] {
  const warnings = unknownFonts(scenario);
  if (scenario.timeline.length > 0 && scenario.stage.duration !== undefined)
    warnings.push({
      path: ['stage', 'duration'],
      code: 'stage.duration_unused',
      message: 'is not used: the film lasts as long as its timeline',
    });
  const length = writtenFilmSeconds(scenario);
  if (length === null) return warnings;
  for (const [index, { start, end }] of scenario.cues.entries())
    if (end > length + 1e-9)
      // a sum of seconds may be off by a rounding
      warnings.push({
        path: ['cues', index, start >= length ? 'start' : 'end'],
        code: 'cue.past_end',
        message:
          start >= length
            ? `is at or after the end of the film (${length} s): ${start} s; the cue is never seen`
            : `is past the end of the film (${length} s): ${end} s; the cue is cut`,
      });
  return warnings;
}
