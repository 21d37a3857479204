import { StudioError } from '../../errors.ts';
import { fontName } from '../font-name.ts';
import { clockSeconds } from './task-schema.ts';
import type { Segment, TaskBody } from './task-schema.ts';

/** Longest time a title stands at the top. */
const TITLE_SECONDS = 4;
const VIDEO = 'video';

/** What a task asks for that Cueframe cannot do yet, in words; empty: it can be rendered. */
export function missingParts(task: TaskBody): string[] {
  const missing: string[] = [];
  if (!task.most_relevant_segments) missing.push('finding clips (give most_relevant_segments)');
  if (task.add_subtitles) missing.push('transcription (add_subtitles)');
  if (task.output_format !== 'original') missing.push(`reframing (output_format ${task.output_format})`);
  if (task.include_broll) missing.push('b-roll (include_broll)');
  if (task.cut_long_pauses) missing.push('cutting pauses (cut_long_pauses)');
  if (task.remove_filler_words || task.filtered_words.length > 0) missing.push('removing words');
  return missing;
}

/** Throws `feature.unsupported` naming every part at once. */
export function refuseMissing(task: TaskBody): void {
  const missing = missingParts(task);
  if (missing.length === 0) return;
  throw new StudioError('feature.unsupported', `not yet possible: ${missing.join(', ')}`, {
    details: { missing },
  });
}

export type PlannedClip = {
  readonly scenario: object;
  readonly sources: Readonly<Record<string, string>>;
  readonly title: string | null;
};

/** One clip: its part of the source, with its title at the top. Throws `request.invalid` for an empty span. */
export function planClip(task: TaskBody, segment: Segment, index: number): PlannedClip {
  const [start, end] = [clockSeconds(segment.start_time), clockSeconds(segment.end_time)];
  if (!(end > start))
    throw new StudioError('request.invalid', `most_relevant_segments[${index}] ends before it starts`, {
      details: { path: `most_relevant_segments[${index}].end_time` },
    });
  const title = segment.hook_title ?? segment.title ?? segment.headline ?? null;
  const { font_family: font, font_color: color } = task.font_options;
  const style = {
    extends: 'boxed',
    color,
    ...(fontName(font) === undefined ? {} : { font: fontName(font) }),
  };
  const cue = {
    type: 'text',
    start: 0,
    end: Math.min(TITLE_SECONDS, end - start),
    text: title,
    layout: { anchor: 'tc', x: 0.5, y: 0.05, width: 0.9 },
    style,
  };
  const scenario = {
    cueframe: 1,
    ...(title === null ? {} : { title }),
    media: { [VIDEO]: { src: task.source.url, kind: 'video' } },
    timeline: [{ media: VIDEO, in: start, out: end }],
    cues: title === null ? [] : [cue],
  };
  return { scenario, sources: { [VIDEO]: task.source.url }, title };
}
