// Step 4: what this system's own package manager and a few downloads can bring.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { at, isEverything, mode, run, say } from './common.mjs';

/** Debian and Ubuntu as root only, and only when a browser or an ffmpeg is wanted. True if anything was installed. */
export function bringSystemPackages(report) {
  const isWanted = isEverything || report.missing.some(({ what }) => what === 'ffmpeg' || what === 'browser');
  if (!isWanted || mode === 'no-system') return false;
  if (!process.getuid || process.getuid() !== 0 || !isOnPath('apt-get')) return false;
  const options = ['-o', 'DPkg::Lock::Timeout=120'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wishes = [...report.missing.map(({ debianPackages }) => debianPackages), ['fonts-noto-core']];
  say(`installing system packages with apt-get: ${wishes.map((names) => names.join(' or ')).join(', ')}`);
  if (run('apt-get', [...options, '-q', 'update'], { env }).status !== 0)
    say('apt-get update failed; going on with the package lists that are there');
  const names = wishes.map((some) => some.find(isKnownToApt)).filter(Boolean);
  const install = (some) =>
    run('apt-get', [...options, '-q', 'install', '-y', '--no-install-recommends', ...some], { env })
      .status === 0;
  if (names.length > 0 && install([...new Set(names)])) return true;
  // one that cannot be had must not keep the others away
  const installed = names.filter((name) => install([name]));
  if (installed.length < wishes.length) say('apt-get could not bring everything; looking for another way');
  return installed.length > 0;
}

function isKnownToApt(name) {
  return run('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

/** Downloads that nothing needs to work. Each may fail. */
export function bringRecommended() {
  const downloads = [
    ['Playwright’s headless shell', ['playwright', 'cli.js'], ['install', 'chromium-headless-shell']],
    ['ffmpeg-static', ['ffmpeg-static', 'install.js'], []],
    ['Electron', ['electron', 'install.js'], []],
  ];
  for (const [name, script, args] of downloads) {
    const path = at('node_modules', ...script);
    if (!existsSync(path)) continue;
    say(`fetching ${name} …`);
    if (run(process.execPath, [path, ...args]).status !== 0)
      say(`${name} could not be fetched; going on without`);
  }
  return true;
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
