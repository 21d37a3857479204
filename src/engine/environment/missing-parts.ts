import type { DoctorReport, MissingPart } from './doctor-report.ts';
import { DEBIAN_PACKAGES, fixCommand, type SystemKind } from './fix-command.ts';

/** What is known when asking what is missing. */
export type Inventory = Pick<DoctorReport, 'node' | 'tools' | 'browsers' | 'ffmpegs'> & {
  /** Why a program someone named cannot be used; null where none was named or it is there. */
  readonly namedFfmpegFault: string | null;
  readonly namedBrowserFault: string | null;
  /** Whether the system can list its GPUs at all. */
  readonly canListGpus: boolean;
  readonly hasBubblewrap: boolean;
};

/** What should be installed, required parts first. */
export function missingParts(inventory: Inventory, system: SystemKind): MissingPart[] {
  const { node, tools } = inventory;
  const part = (what: MissingPart['what'], why: string, isRequired: boolean): MissingPart => ({
    what,
    why,
    fix: fixCommand(what, system),
    isRequired,
    debianPackages: debianPackages(what, system),
  });
  const required = [
    node.isSupported
      ? null
      : part('node', `Node ${node.version} is too old; 20.19 is the oldest that works`, true),
    tools.ffmpeg
      ? null
      : part('ffmpeg', noneWorks('ffmpeg', inventory.ffmpegs, inventory.namedFfmpegFault), true),
    tools.browser
      ? null
      : part('browser', noneWorks('browser', inventory.browsers, inventory.namedBrowserFault), true),
  ];
  const recommended = [
    tools.ffmpeg && isBundled(tools.ffmpeg.path, inventory.ffmpegs)
      ? part('ffmpeg', 'only a bundled ffmpeg works, which can do less than a current one', false)
      : null,
    tools.browser && isBundled(tools.browser.path, inventory.browsers)
      ? part('browser', 'only the bundled browser works, which is older than the system’s would be', false)
      : null,
    tools.ffmpeg && tools.ffmpeg.ffprobePath === null
      ? part('ffprobe', 'files are read by a slower and less exact way without ffprobe', false)
      : null,
    system.platform === 'linux' && !inventory.canListGpus
      ? part('gpu-list', 'GPUs cannot be listed without lspci', false)
      : null,
    system.platform === 'linux' && !inventory.hasBubblewrap
      ? part('sandbox', "strangers' files are decoded in a sandbox made by bwrap", false)
      : null,
  ];
  return [...required, ...recommended].filter((entry) => entry !== null);
}

function noneWorks(
  what: string,
  rows: readonly { readonly path: string; readonly reason: string }[],
  namedFault: string | null,
): string {
  if (namedFault !== null) return namedFault;
  if (rows.length === 0) return `no ${what} was found`;
  return `no ${what} works: ${rows.map(({ path, reason }) => `${path}: ${reason}`).join('; ')}`;
}

/** Whether the program came out of an npm package: a fallback, not a choice. */
function isBundled(
  path: string,
  rows: readonly { readonly path: string; readonly origin: string }[],
): boolean {
  const row = rows.find((entry) => entry.path === path);
  return row !== undefined && /^@|^ffmpeg-static$/.test(row.origin);
}

/** Ubuntu's `chromium` only brings a snap, which cannot be driven. */
function debianPackages(what: MissingPart['what'], system: SystemKind): readonly string[] {
  const names: readonly string[] = DEBIAN_PACKAGES[what];
  return system.distribution === 'ubuntu' ? names.filter((name) => name !== 'chromium') : names;
}
