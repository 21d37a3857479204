import { defineCommand } from '../arguments/command.ts';
import { TOOL_OPTIONS } from '../arguments/option-tables.ts';
import { toolOptions } from '../../service/render-context.ts';

/** `cueframe doctor`: what this machine has, proved, and what is used. */
export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'Checks this machine: browser, ffmpeg, encoders (proved), GPUs, fonts, disk; what is used and why',
  options: TOOL_OPTIONS,
  notes: ['The exit code is 1 where a render cannot work on this machine.'],
  examples: ['cueframe doctor', 'cueframe doctor --ffmpeg /opt/ffmpeg/bin/ffmpeg --json'],
  async run({ values, report, signal, currentDir }) {
    const { diagnose } = await import('../../engine/environment/doctor.ts');
    const { doctorText } = await import('../../engine/environment/doctor-text.ts');
    const health = await diagnose({ ...toolOptions(values, currentDir), signal });
    report.answer(health, doctorText(health));
    return health.canRender ? 0 : 1;
  },
});
