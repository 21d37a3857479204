import { resolve } from 'node:path';
import { defineCommand } from '../arguments/command.ts';
import { mediaText } from '../output/media-text.ts';
import { FFMPEG_OPTIONS } from '../arguments/option-tables.ts';
import { findProvedFfmpeg, toolOptions } from '../../service/render-context.ts';

/** `cueframe probe`: what a media file is. */
export const probeCommand = defineCommand({
  name: 'probe',
  summary: 'Says what a media file is: streams, exact rates, duration, counted frames',
  operand: { name: 'MEDIA', description: 'a video, sound or image file' },
  options: FFMPEG_OPTIONS,
  examples: ['cueframe probe talk.mp4', 'cueframe probe talk.mp4 --json'],
  async run({ values, operand, report, signal, currentDir }) {
    const ffmpeg = await findProvedFfmpeg(toolOptions(values, currentDir), signal);
    const { probeMedia } = await import('../../engine/probe/probe-media.ts');
    const { info } = await probeMedia(resolve(currentDir, operand), { ffmpeg }, { signal });
    report.answer(info, mediaText(info));
    return 0;
  },
});
