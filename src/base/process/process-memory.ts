import { readdir, readFile } from 'node:fs/promises';
import { processes } from 'systeminformation';

/** One process as a list of processes shows it. */
export type ProcessMemory = {
  readonly pid: number;
  readonly parentPid: number;
  readonly residentBytes: number;
};

/** Every process there is: from /proc on Linux (a few milliseconds), else by the system's own tools (slower). */
export async function listProcessMemory(): Promise<readonly ProcessMemory[]> {
  if (process.platform === 'linux') return fromProc();
  const { list } = await processes();
  return list.map(({ pid, parentPid, memRss }) => ({ pid, parentPid, residentBytes: memRss * 1024 }));
}

async function fromProc(): Promise<readonly ProcessMemory[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => parseStatus(await readFile(`/proc/${name}/status`, 'utf8').catch(() => ''))),
  );
  return found.filter((process) => process !== null);
}

/**
 * The text of /proc/PID/status; null for a process that has gone meanwhile. It counts in kB, unlike /proc/PID/stat, which
 * counts in pages, whose size differs between machines. Kernel threads hold no memory. Control characters in the name are
 * escaped there, so that no name looks like another line.
 */
export function parseStatus(text: string): ProcessMemory | null {
  const numberOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? NaN);
  const [pid, parentPid, residentKilobytes] = [numberOf('Pid'), numberOf('PPid'), numberOf('VmRSS')];
  if (Number.isNaN(pid) || Number.isNaN(parentPid)) return null;
  return { pid, parentPid, residentBytes: Number.isNaN(residentKilobytes) ? 0 : residentKilobytes * 1024 };
}

/** Resident bytes of all processes below `rootPid`, itself left out. */
export function bytesBelow(rootPid: number, all: readonly ProcessMemory[]): number {
  const childrenOf = new Map<number, ProcessMemory[]>();
  for (const process of all) {
    const siblings = childrenOf.get(process.parentPid);
    if (siblings) siblings.push(process);
    else childrenOf.set(process.parentPid, [process]);
  }
  let bytes = 0;
  const waiting = [...(childrenOf.get(rootPid) ?? [])];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    bytes += next.residentBytes;
    waiting.push(...(childrenOf.get(next.pid) ?? []));
  }
  return bytes;
}
