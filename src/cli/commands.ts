import type { Command } from './arguments/command.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { frameCommand } from './commands/frame.ts';
import { importCommand } from './commands/import.ts';
import { JOBS_COMMANDS } from './commands/jobs.ts';
import { planCommand } from './commands/plan.ts';
import { probeCommand } from './commands/probe.ts';
import { renderCommand } from './commands/render.ts';
import { serveCommand } from './commands/serve.ts';
import { validateCommand } from './commands/validate.ts';

/** Every command, in the order the help lists them. */
export const COMMANDS: readonly Command[] = [
  demoCommand,
  renderCommand,
  validateCommand,
  planCommand,
  frameCommand,
  importCommand,
  exportCommand,
  probeCommand,
  serveCommand,
  ...JOBS_COMMANDS,
  doctorCommand,
];
