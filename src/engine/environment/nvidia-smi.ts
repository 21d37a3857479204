import { execFile } from 'node:child_process';

const LIMIT_MS = 5000;
const FIELDS = 'index,name,driver_version,memory.total,utilization.gpu';

export type NvidiaGpu = {
  readonly index: number;
  readonly name: string;
  readonly driver: string | null;
  readonly memoryMiB: number | null;
  /** 0-100. */
  readonly utilizationPercent: number | null;
};

/** GPUs as NVIDIA's own tool lists them; none where it is not there or does not answer within 5 s. */
export async function readNvidiaGpus(signal?: AbortSignal): Promise<NvidiaGpu[]> {
  const args = [`--query-gpu=${FIELDS}`, '--format=csv,noheader,nounits'];
  return new Promise((resolve) => {
    execFile(
      'nvidia-smi',
      args,
      { timeout: LIMIT_MS, killSignal: 'SIGKILL', windowsHide: true, ...(signal && { signal }) },
      (error, stdout) => resolve(error ? [] : parseNvidiaSmi(stdout)),
    );
  });
}

/** One GPU a line: `0, NVIDIA H200, 570.86.15, 143771, 0`. What a card does not tell is `[N/A]`. */
export function parseNvidiaSmi(csv: string): NvidiaGpu[] {
  return csv.split(/\r?\n/).flatMap((line) => {
    const [index, name, driver, memory, utilization] = line.split(',').map((field) => field.trim());
    if (!index || !/^\d+$/.test(index) || !name) return [];
    return [
      {
        index: Number(index),
        name,
        driver: driver && !driver.startsWith('[') ? driver : null,
        memoryMiB: numberOf(memory),
        utilizationPercent: numberOf(utilization),
      },
    ];
  });
}

function numberOf(field: string | undefined): number | null {
  return field && /^\d+(\.\d+)?$/.test(field) ? Number(field) : null;
}
