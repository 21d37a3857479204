import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, freemem, release, tmpdir, totalmem, version } from 'node:os';
import type { DiskSpace, DoctorReport } from './doctor-report.ts';
import type { SystemKind } from './fix-command.ts';
import { packageDependencies } from '../../base/folders/package-root.ts';

/** Oldest Node that Cueframe runs on; package.json says the same. */
const OLDEST_NODE = { major: 20, minor: 19 };

export function nodeFacts(nodeVersion: string = process.versions.node): DoctorReport['node'] {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isSupported =
    major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor);
  return { version: nodeVersion, isSupported };
}

export function machineFacts(): Pick<DoctorReport, 'os' | 'cpu' | 'memory'> {
  const processors = cpus();
  return {
    os: { platform: process.platform, name: systemName(), release: release(), arch: process.arch },
    cpu: { model: processors[0]?.model.trim() ?? 'unknown', cores: processors.length },
    memory: { totalBytes: totalmem(), freeBytes: freemem() },
  };
}

/** The kind of system, as far as its package commands go. */
export function systemKind(): SystemKind {
  const release = osRelease();
  const names = `${release['ID'] ?? ''} ${release['ID_LIKE'] ?? ''}`;
  const known = ['ubuntu', 'debian', 'fedora', 'arch', 'alpine'] as const;
  return {
    platform: process.platform,
    distribution: known.find((name) => names.split(' ').includes(name)) ?? null,
    isRoot: process.getuid?.() === 0,
  };
}

function systemName(): string {
  return osRelease()['PRETTY_NAME'] ?? version();
}

function osRelease(): Readonly<Record<string, string>> {
  const path = '/etc/os-release';
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, key, value] = /^(\w+)="?(.*?)"?$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Free space where temporary files go and where the program was started. */
export async function diskFacts(): Promise<DiskSpace[]> {
  return Promise.all([freeSpace('temporary files', tmpdir()), freeSpace('current folder', process.cwd())]);
}

async function freeSpace(use: string, path: string): Promise<DiskSpace> {
  try {
    const { bavail, bsize } = await statfs(path);
    return { use, path, freeBytes: bavail * bsize };
  } catch {
    return { use, path, freeBytes: null };
  }
}

/** Font packages among Cueframe's dependencies that are really there. */
export function bundledFonts(): string[] {
  const require = createRequire(import.meta.url);
  const names = packageDependencies().filter((name) => name.startsWith('@fontsource'));
  return names.filter((name) => {
    try {
      return require.resolve(`${name}/package.json`) !== '';
    } catch {
      return false;
    }
  });
}
