import type { StageCue } from '../../stage-film.ts';
import { wordsOf } from '../cue-words.ts';
import type { AnimationContext } from './animation.ts';
import { textParam } from './params.ts';

/**
 * `speakers` is one text, `Anna=#ffcc00; Ben=#66ccff` (also `:` and `,`; a colour with commas, such as `rgb(1, 2, 3)`,
 * needs `;` between speakers), because an animation's values are plain. Names without regard to case.
 */
function parseSpeakers(speakers: string): ReadonlyMap<string, string> {
  const entries = speakers.split(speakers.includes(';') ? ';' : ',').flatMap((entry) => {
    const sign = entry.search(/[=:]/);
    const [name, color] = [entry.slice(0, Math.max(0, sign)).trim(), entry.slice(sign + 1).trim()];
    return name !== '' && color !== '' ? [[name.toLowerCase(), color] as const] : [];
  });
  return new Map(entries);
}

/** The name before the first colon of a text: `ANNA: Good morning`. */
function speakerIn(cue: StageCue): string | undefined {
  const text = wordsOf(cue)
    .map((word) => word.text)
    .join(' ');
  return /^\s*([^:：]{1,60})[:：]/.exec(text)?.[1]?.trim();
}

/**
 * The colour of who speaks: `speaker` where it is given, else the one the text begins with, looked up in `speakers`; then `color`; null where nothing applies.
 */
export function speakerColor(params: AnimationContext['params'], cue: StageCue): string | null {
  const speakers = textParam(params, 'speakers');
  const speaker = textParam(params, 'speaker') ?? speakerIn(cue);
  const own = speakers && speaker ? parseSpeakers(speakers).get(speaker.toLowerCase()) : undefined;
  return own ?? textParam(params, 'color');
}
