import { chmodSync, existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { eachOnce, candidate, type Candidate } from './candidate.ts';
import { explicitProgram } from './explicit-program.ts';
import { isProgram, pathFolders, programsIn } from './search-path.ts';

export type FindFfmpegOptions = {
  /** `--ffmpeg` or the setting. */
  readonly ffmpeg?: string;
  readonly env: NodeJS.ProcessEnv;
};

/**
 * Every ffmpeg on this machine, each once, in the order places are looked at; the place says nothing about its
 * abilities. A named one (option, CUEFRAME_FFMPEG, FFMPEG_BIN) stands alone; `ffmpeg.missing` where it is not there.
 */
export function collectFfmpegs({ ffmpeg, env }: FindFfmpegOptions): Candidate[] {
  const named = explicitProgram(
    [
      ['--ffmpeg', ffmpeg],
      ['CUEFRAME_FFMPEG', env['CUEFRAME_FFMPEG']],
      ['FFMPEG_BIN', env['FFMPEG_BIN']],
    ],
    { env, missingCode: 'ffmpeg.missing' },
  );
  if (named) return [named];
  return eachOnce([
    ...programsIn(pathFolders(env), ['ffmpeg']).map((path) => candidate(path, 'PATH')),
    ...programsIn(knownFolders(env), ['ffmpeg']).map((path) => candidate(path, 'known folder')),
    ...bundledFfmpegs(),
  ]);
}

/** ffprobe beside this ffmpeg, else the first on PATH, else null. */
export function ffprobeFor(ffmpegPath: string, env: NodeJS.ProcessEnv): string | null {
  const beside = [dirname(ffmpegPath), dirname(realpathSync(ffmpegPath))];
  return programsIn([...beside, ...pathFolders(env)], ['ffprobe'])[0] ?? null;
}

function knownFolders(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'win32')
    return [
      join(env['ProgramFiles'] ?? 'C:\\Program Files', 'ffmpeg', 'bin'),
      join(env['LOCALAPPDATA'] ?? '', 'Microsoft', 'WinGet', 'Links'),
      join(env['ProgramData'] ?? 'C:\\ProgramData', 'chocolatey', 'bin'),
    ];
  if (process.platform === 'darwin') return ['/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin'];
  return ['/usr/bin', '/usr/local/bin', '/opt/ffmpeg/bin', '/usr/lib/jellyfin-ffmpeg'];
}

/** Binaries inside optional packages. A package may be there without its binary: its install script was refused. */
function bundledFfmpegs(): Candidate[] {
  const require = createRequire(import.meta.url);
  const packages = [
    ['ffmpeg-static', (found: unknown) => found],
    ['@ffmpeg-installer/ffmpeg', (found: unknown) => (found as { path?: unknown }).path],
  ] as const;
  return packages.flatMap(([name, pathOf]) => {
    const path = guarded(() => pathOf(require(name)));
    if (typeof path !== 'string' || !existsSync(unpacked(path))) return [];
    makeRunnable(unpacked(path));
    return [candidate(unpacked(path), name)];
  });
}

/** Programs cannot be started from inside Electron's archive; packaging leaves them beside it. */
function unpacked(path: string): string {
  return path.replace(/\bapp\.asar([\\/])/, 'app.asar.unpacked$1');
}

/** Their install scripts would have set this bit, and none may run here. */
function makeRunnable(path: string): void {
  if (!isProgram(path)) guarded(() => chmodSync(path, 0o755));
}

function guarded(work: () => unknown): unknown {
  try {
    return work();
  } catch {
    return null; // package not installed, or not for this system
  }
}
