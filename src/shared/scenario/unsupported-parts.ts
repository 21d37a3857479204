import { formatPath, showValue } from './problem.ts';
import type { Path, Problem } from './problem.ts';
import type { Clip, Cue, Scenario } from './scenario.ts';

type Add = (path: Path, what: string) => void;

/** A scheme of two letters or more: `C:\film.mov` is a path. */
const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

/**
 * Every part of a valid scenario that this version cannot draw, in the order of scenario.ts. A render refuses a scenario
 * that has any, because leaving a part out silently would give another film.
 */
export function unsupportedParts(scenario: Scenario): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (path, what) =>
    problems.push({
      path: formatPath(path),
      code: 'part.unsupported',
      message: `${what}: not supported yet`,
    });
  for (const [id, { src }] of Object.entries(scenario.media)) addAddress(src, ['media', id, 'src'], add);
  for (const [index, { src }] of scenario.fonts.entries()) addAddress(src, ['fonts', index, 'src'], add);
  for (const [name, { overlap }] of Object.entries(scenario.tracks ?? {}))
    if (overlap === 'push' || overlap === 'stack')
      add(['tracks', name, 'overlap'], `cues that ${overlap} each other on track ${showValue(name)}`);
  for (const [index, clip] of scenario.timeline.entries()) addClip(clip, ['timeline', index], add);
  for (const [index, cue] of scenario.cues.entries()) addCue(cue, ['cues', index], add);
  for (const [index, { type }] of scenario.effects.entries()) add(['effects', index], `the effect ${type}`);
  for (const index of scenario.audio.keys()) add(['audio', index], 'sound added to the film');
  if (scenario.output.loudness !== undefined) add(['output', 'loudness'], 'a loudness for the whole film');
  return problems;
}

function addAddress(src: string | undefined, path: Path, add: Add): void {
  const scheme = src === undefined ? null : ADDRESS.exec(src);
  if (scheme) add(path, `a file at an address (${scheme[0]}…)`);
}

function addClip(clip: Clip, path: Path, add: Add): void {
  if (clip.speed !== undefined && clip.speed !== 1) add([...path, 'speed'], `a speed of ${clip.speed}`);
  if (clip.framing && clip.framing.length > 0) add([...path, 'framing'], 'framing of a clip');
  if (clip.transition) add([...path, 'transition'], `the transition ${clip.transition.type}`);
  if (clip.rotate !== undefined && clip.rotate % 360 !== 0)
    add([...path, 'rotate'], `a turn by ${clip.rotate} degrees`);
}

function addCue(cue: Cue, path: Path, add: Add): void {
  if (cue.type === 'html' || cue.type === 'video') add(path, `a cue of type ${cue.type}`);
  if (cue.blend !== undefined && cue.blend !== 'normal')
    add([...path, 'blend'], `the blend mode ${cue.blend}`);
  if (cue.type === 'image' || cue.type === 'html') addAddress(cue.src, [...path, 'src'], add);
  if (cue.style !== undefined && cue.type !== 'text' && cue.type !== 'group')
    add([...path, 'style'], `a style on a cue of type ${cue.type}`);
  if (cue.type === 'group')
    for (const [index, child] of cue.children.entries()) addCue(child, [...path, 'children', index], add);
}
