import type { Systeminformation } from 'systeminformation';
import { nvencNote } from './hardware-facts.ts';
import { readNvidiaGpus, type NvidiaGpu } from './nvidia-smi.ts';

export type Gpu = {
  readonly vendor: string;
  readonly name: string;
  readonly driver: string | null;
  readonly memoryMiB: number | null;
  /** 0-100. */
  readonly utilizationPercent: number | null;
  /** What is known of its encoders without a trial, for people. */
  readonly note: string | null;
};

type Controller = Pick<
  Systeminformation.GraphicsControllerData,
  'vendor' | 'model' | 'driverVersion' | 'vram' | 'utilizationGpu'
>;

/** Every GPU that the system or NVIDIA's tool knows. Neither alone is enough: a slim server has no lspci. */
export async function findGpus(signal?: AbortSignal): Promise<Gpu[]> {
  const [controllers, nvidia] = await Promise.all([readControllers(), readNvidiaGpus(signal)]);
  return mergeGpus(controllers, nvidia);
}

async function readControllers(): Promise<Controller[]> {
  try {
    const { graphics } = await import('systeminformation');
    return (await graphics()).controllers;
  } catch {
    return []; // it stands on system tools that may be missing
  }
}

/** NVIDIA's tool is the better witness of its own cards; of all others the system is the only one. */
export function mergeGpus(controllers: readonly Controller[], nvidia: readonly NvidiaGpu[]): Gpu[] {
  const others = controllers.filter(({ vendor }) => nvidia.length === 0 || !/nvidia/i.test(vendor));
  return [
    ...nvidia.map(({ name, driver, memoryMiB, utilizationPercent }) => ({
      vendor: 'NVIDIA',
      name,
      driver,
      memoryMiB,
      utilizationPercent,
      note: nvencNote([name]),
    })),
    ...others.map((controller) => ({
      vendor: controller.vendor,
      name: controller.model,
      driver: controller.driverVersion || null,
      memoryMiB: controller.vram ?? null,
      utilizationPercent: controller.utilizationGpu ?? null,
      note: nvencNote([controller.model]),
    })),
  ];
}
