import type { ImportWarning } from '../warning.ts';
import { missingParts, planClip } from './task-plan.ts';
import type { TaskBody } from './task-schema.ts';

type ClipScenario = {
  readonly media: object;
  readonly timeline: readonly [{ readonly in: number; readonly out: number }];
  readonly cues: readonly { readonly start: number; readonly end: number }[];
};

/**
 * A task as one project: its clips one after another, each with its title, and the whole source where none were found.
 * What the task asks for beyond that is named in `warnings`.
 */
export function convertTask(task: TaskBody): {
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly warnings: readonly ImportWarning[];
} {
  const clips = (task.most_relevant_segments ?? []).map(
    (segment, index) => planClip(task, segment, index).scenario as ClipScenario,
  );
  let startSeconds = 0;
  const cues = clips.flatMap(({ timeline: [clip], cues: titles }) => {
    const from = startSeconds;
    startSeconds += clip.out - clip.in;
    return titles.map((cue) => ({ ...cue, start: cue.start + from, end: cue.end + from }));
  });
  const media = { video: { src: task.source.url, kind: 'video' } };
  const whole = [{ media: 'video' }];
  return {
    scenario: {
      cueframe: 1,
      ...(task.source.title ? { title: task.source.title } : {}),
      ...{ media, timeline: clips.length > 0 ? clips.flatMap(({ timeline }) => timeline) : whole, cues },
    },
    warnings: [
      ...missingParts(task).map((part) => ({ path: '', code: 'task.part', message: `not done: ${part}` })),
      ...(clips.length > 1 ? [together(clips.length)] : []),
    ],
  };
}

function together(count: number): ImportWarning {
  return {
    path: 'most_relevant_segments',
    code: 'task.clips',
    message: `${count} clips stand one after another; the original makes a film of each`,
  };
}
