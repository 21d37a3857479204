import type { App } from 'electron';
import { projectsIn } from './opened-files.ts';

/**
 * Projects the system hands over: on the command line, by a second start, or on macOS by `open-file`, which comes as
 * early as before `ready`. What comes before there is a window waits for `start`; a second start without a project is
 * told too, for the person wants to see the window.
 */
export function takeProjects(parts: {
  readonly app: Pick<App, 'on'>;
  readonly argv: readonly string[];
  readonly currentDir: string;
  readonly onStartedAgain: () => void;
}): { start(open: (path: string) => void): void } {
  const { app, argv, currentDir, onStartedAgain } = parts;
  const waiting = projectsIn(argv, currentDir);
  let open = (path: string): void => void waiting.push(path);
  app.on('second-instance', (_event, secondArgv, from) => {
    onStartedAgain();
    for (const path of projectsIn(secondArgv, from)) open(path);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('activate', onStartedAgain);
  return {
    start(given) {
      open = given;
      for (const path of waiting.splice(0)) given(path);
    },
  };
}
