import { asObject, isObject } from '../../scenario/json/loose.ts';
import { VIDEO_ID } from '../import-format.ts';
import type { ImportFormat } from '../import-format.ts';
import { readShape } from '../read-shape.ts';
import { convertTask } from './task-scenario.ts';
import { taskSchema } from './task-schema.ts';

/** A task: a source, and the clips that were found in it. */
export const supoclipFormat: ImportFormat = {
  name: 'supoclip',
  title: 'task of SupoClip',
  suffixes: ['.json'],
  detect({ json }) {
    const document = asObject(json);
    const isTask = ['font_options', 'caption_template', 'most_relevant_segments', 'output_format'].some(
      (key) => document[key] !== undefined,
    );
    return isTask && isObject(document['source']);
  },
  convert({ name, json }, { media }) {
    const { value, warnings } = readShape(taskSchema, json, { code: 'import.invalid', what: name });
    const src = media[VIDEO_ID] ?? value.source.url;
    const converted = convertTask({ ...value, source: { ...value.source, url: src } });
    return {
      scenario: converted.scenario,
      media: [{ id: VIDEO_ID, kind: 'video', src }],
      warnings: [...warnings, ...converted.warnings],
    };
  },
};
