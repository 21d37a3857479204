import type { EncoderVerdict, MachineReport } from '../../shared/contract/studio.ts';
import type { EncoderName, EncoderSpeed } from '../../shared/plan/plan.ts';
import { listShelf } from '../../engine/cache/segment-shelf.ts';
import { ENCODERS_BY_CODEC } from '../../engine/encode/encoders/encoder-facts.ts';
import type { DoctorReport } from '../../engine/environment/doctor-report.ts';
import { thisMachine, usualWorkers } from '../../engine/render/default-workers.ts';
import { freeSpaceOf } from '../../work/room/free-space.ts';
import type { SpeedMemory } from '../../work/queue/film/speed-file.ts';
import type { StudioServices } from '../context/studio-services.ts';

/** What films are measured at, so that one number can stand for an encoder. */
const MEASURED_AT = { widthPx: 1920, heightPx: 1080 };
/** In which order a measured speed stands for an encoder: the usual ones first. */
const SPEEDS = [
  'medium',
  'fast',
  'veryfast',
  'slow',
  'faster',
  'superfast',
  'ultrafast',
  'slower',
] as const satisfies readonly EncoderSpeed[];

/** This machine as the workers panel shows it: what works, how fast, and why the rest does not. */
export async function machineReport(
  services: Pick<StudioServices, 'diagnose' | 'speeds' | 'segmentDir' | 'now'>,
): Promise<MachineReport> {
  const { diagnose, speeds, segmentDir, now } = services;
  const [report, memory, shelf, room] = await Promise.all([
    diagnose(),
    speeds(),
    listShelf(segmentDir, now()),
    freeSpaceOf(segmentDir),
  ]);
  const { ffmpeg, browser } = report.tools;
  return {
    cores: report.cpu.cores,
    memoryBytes: report.memory.totalBytes,
    gpus: report.gpus.map(({ name, driver, note }) => ({ name, driver, note: note ?? '' })),
    encoders: report.encoders.map((verdict) => encoderVerdict(verdict, memory)),
    autoEncoder: firstOf(report.encoders),
    browser: browser && `${browser.path} ${browser.version}, ${browser.rung} capture`,
    ffmpeg: ffmpeg ? `${ffmpeg.path} ${ffmpeg.version}` : 'none',
    pageWorkers: usualWorkers(thisMachine()),
    cacheBytes: shelf.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    freeBytes: room?.freeBytes ?? 0,
  };
}

/** In the order in which a render tries them. */
function firstOf(verdicts: DoctorReport['encoders']): EncoderName | null {
  const isWorking = (name: EncoderName) => verdicts.some(({ encoder, works }) => encoder === name && works);
  return ENCODERS_BY_CODEC.h264.find(isWorking) ?? null;
}

/** `works, 412 fps here` once a film was made with it; else what the proof said. */
function encoderVerdict(
  { encoder, works, reason }: DoctorReport['encoders'][number],
  memory: SpeedMemory,
): EncoderVerdict {
  const fps = works ? knownFps(encoder, memory) : null;
  return {
    name: encoder,
    works,
    reason: fps === null ? reason : `works, ${Math.round(fps)} fps here at 1080p`,
  };
}

function knownFps(encoder: EncoderName, memory: SpeedMemory): number | null {
  for (const speed of SPEEDS) {
    const fps = memory.expect({ ...MEASURED_AT, encoder, speed });
    if (fps !== null) return fps;
  }
  return null;
}
