import { readFile } from 'node:fs/promises';
import { writeWhole } from '../../../base/files/write-whole.ts';
import { expectedFps, learnSpeed, type MachineSpeeds, type SpeedKey } from './machine-speed.ts';

/** What this machine did before. Only an estimate hangs on it: a file that cannot be read or written is done without. */
export type SpeedMemory = {
  expect(key: SpeedKey): number | null;
  learn(key: SpeedKey, measured: { frames: number; seconds: number }): Promise<void>;
};

export async function openSpeedFile(path: string): Promise<SpeedMemory> {
  let speeds = await readSpeeds(path);
  return {
    expect: (key) => expectedFps(speeds, key),
    async learn(key, measured) {
      speeds = learnSpeed(speeds, key, measured);
      await writeWhole(path, JSON.stringify(speeds)).catch(() => {}); // the next film is measured again
    },
  };
}

async function readSpeeds(path: string): Promise<MachineSpeeds> {
  try {
    const found = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    const sound = Object.entries(found).filter(([, fps]) => typeof fps === 'number' && fps > 0);
    return Object.fromEntries(sound) as MachineSpeeds;
  } catch {
    return {};
  }
}
