import { asList, asObject } from '../../scenario/json/loose.ts';
import type { ImportFormat } from '../import-format.ts';
import { readShape } from '../read-shape.ts';
import { convertProject } from './project-scenario.ts';
import { projectSchema } from './project-schema.ts';

/** A file belongs to whoever has it. */
const fileSchema = projectSchema.extend({ userId: projectSchema.shape.userId.optional() });

/** A VideoProjectDto: frames with layers. */
export const videoRendererFormat: ImportFormat = {
  name: 'video-renderer',
  title: 'project of video-renderer',
  suffixes: ['.json'],
  detect: ({ json }) => {
    const frames = asList(asObject(json)['frames']);
    return frames.length > 0 && Array.isArray(asObject(frames[0])['layers']);
  },
  convert({ name, json }) {
    const { value, warnings } = readShape(fileSchema, json, { code: 'import.invalid', what: name });
    const converted = convertProject({ ...value, userId: value.userId ?? '' });
    return {
      scenario: converted.scenario,
      media: converted.media,
      warnings: [...warnings, ...converted.warnings],
    };
  },
};
