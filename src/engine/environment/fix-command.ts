import type { MissingPart } from './doctor-report.ts';

export type SystemKind = {
  readonly platform: NodeJS.Platform;
  /** Null: another Linux, or not Linux. */
  readonly distribution: 'ubuntu' | 'debian' | 'fedora' | 'arch' | 'alpine' | null;
  readonly isRoot: boolean;
};

type Part = MissingPart['what'];

const PLAYWRIGHT = 'npx playwright install chromium-headless-shell';

/** Debian packages that bring a part; the first that exists is enough. */
export const DEBIAN_PACKAGES = {
  node: ['nodejs'],
  ffmpeg: ['ffmpeg'],
  ffprobe: ['ffmpeg'],
  browser: ['chromium-headless-shell', 'chromium'],
  'gpu-list': ['pciutils'],
  sandbox: ['bubblewrap'],
} as const satisfies Record<Part, readonly string[]>;

/** The exact command that brings a missing part to this system. */
export function fixCommand(part: Part, system: SystemKind): string {
  if (part === 'node') return 'install Node 20.19 or newer from https://nodejs.org';
  if (system.platform === 'darwin') return part === 'browser' ? PLAYWRIGHT : `brew install ${brewName(part)}`;
  if (system.platform === 'win32') return part === 'browser' ? PLAYWRIGHT : 'winget install Gyan.FFmpeg';
  const command = linuxCommand(part, system.distribution);
  const needsRoot = !command.startsWith('npx') || command.includes('--with-deps');
  return needsRoot && !system.isRoot ? `sudo ${command}` : command;
}

function linuxCommand(part: Part, distribution: SystemKind['distribution']): string {
  const [name] = DEBIAN_PACKAGES[part];
  const plain = part === 'browser' ? 'chromium' : name;
  switch (distribution) {
    case 'ubuntu':
      // Ubuntu's own chromium is a snap, which cannot be driven
      if (part === 'browser') return `${PLAYWRIGHT} --with-deps`;
      return `apt-get install -y --no-install-recommends ${name}`;
    case 'debian':
      return `apt-get install -y --no-install-recommends ${name}`;
    case 'fedora':
      return `dnf install -y ${plain}`;
    case 'arch':
      return `pacman -S --needed ${plain}`;
    case 'alpine':
      return `apk add ${plain}`;
    case null:
      return part === 'browser' ? PLAYWRIGHT : `install ${name} with your system's package manager`;
  }
}

function brewName(part: Part): string {
  return part === 'ffmpeg' || part === 'ffprobe' ? 'ffmpeg' : DEBIAN_PACKAGES[part][0];
}
