import type { AnimationName } from '../../stage-film.ts';
import type { Animation } from './animation.ts';
import { blur, fade, scale, slide } from './arrivals.ts';
import { magnetic, typewriter } from './gathering.ts';
import { karaoke } from './karaoke.ts';
import { flames, glitch, glow } from './light.ts';
import { bob, pulse, shake, wave } from './loops.ts';
import { bounce, elastic, pop } from './springs.ts';
import { flip, rotate3d, spin } from './turns.ts';
import { color, loud, whisper } from './voice.ts';

/** Every built-in animation by its name in the scenario. To add one: ANIMATION_NAMES, then a line here. */
export const ANIMATIONS: Readonly<Record<AnimationName, Animation>> = {
  fade,
  slide,
  pop,
  scale,
  elastic,
  bounce,
  spin,
  rotate3d,
  pulse,
  bob,
  shake,
  wave,
  typewriter,
  flip,
  glitch,
  glow,
  magnetic,
  flames,
  blur,
  color,
  loud,
  whisper,
  karaoke,
};
