import { readdir, readFile } from 'node:fs/promises';
import { processes } from 'systeminformation';

/** One process as a list of processes shows it. */
export type ProcessMemory = {
  readonly pid: number;
  readonly parentPid: number;
  readonly residentBytes: number;
};

const PAGE_BYTES = 4096;

/** Every process there is: from /proc on Linux (a few milliseconds), else by the system's own tools (slower). */
export async function listProcessMemory(): Promise<readonly ProcessMemory[]> {
  if (process.platform === 'linux') return fromProc();
  const { list } = await processes();
  return list.map(({ pid, parentPid, memRss }) => ({ pid, parentPid, residentBytes: memRss * 1024 }));
}

async function fromProc(): Promise<readonly ProcessMemory[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => parseStat(await readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''))),
  );
  return found.filter((process) => process !== null);
}

/** One line of /proc/PID/stat; null for a process that has gone meanwhile. The name in brackets may hold anything. */
export function parseStat(line: string): ProcessMemory | null {
  const end = line.lastIndexOf(')');
  if (end < 0) return null;
  const fields = line.slice(end + 2).split(' ');
  const residentPages = Number(fields[21]);
  return {
    pid: Number.parseInt(line, 10),
    parentPid: Number(fields[1]),
    residentBytes: residentPages * PAGE_BYTES,
  };
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
