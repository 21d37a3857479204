import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ffmpeg, frameDigests } from './ffmpeg.ts';

/** A folder with a source and a scenario, and empty folders for temporary files and films. */
export type FaultFolder = {
  readonly path: string;
  readonly scenario: string;
  readonly tempDir: string;
  readonly outDir: string;
  /** For the environment of a render: other programs' temporary files go to the same place. */
  readonly env: Readonly<Record<string, string>>;
  write(name: string, scenario: object): string;
  remove(): void;
};

/** 64x36 at 25 fps with sound; captions that move in every second. */
export function makeFaultFolder(seconds: number): FaultFolder {
  const path = mkdtempSync(join(tmpdir(), 'cueframe-fault-test-'));
  const [tempDir, outDir] = [join(path, 'temp'), join(path, 'out')];
  for (const folder of [tempDir, outDir]) mkdirSync(folder);
  ffmpeg([
    ...['-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25', '-f', 'lavfi', '-i', 'sine=r=48000'],
    ...['-t', String(seconds), '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', join(path, 'source.mp4')],
  ]);
  const write = (name: string, scenario: object) => {
    const file = join(path, name);
    writeFileSync(file, JSON.stringify({ cueframe: 1, ...scenario }));
    return file;
  };
  const scenario = write('film.scenario.json', captionedFilm(seconds));
  const remove = () => rmSync(path, { recursive: true, force: true });
  return { path, scenario, tempDir, outDir, env: { TMPDIR: tempDir }, write, remove };
}

/** A caption that moves and one that stands in each second, over `source.mp4`. */
export function captionedFilm(seconds: number): object {
  return {
    media: { main: { src: 'source.mp4' } },
    timeline: [{ media: 'main' }],
    cues: Array.from({ length: seconds }, (_, start) => [
      {
        type: 'text',
        text: `bob ${start}`,
        start,
        end: start + 0.6,
        animate: [{ name: 'bob', when: 'during' }],
      },
      { type: 'text', text: `still ${start}`, start: start + 0.7, end: start + 0.9 },
    ]).flat(),
  };
}

/** What a film holds, picture by picture, as one digest; null where there is none. */
export function filmDigest(path: string): { readonly frames: number; readonly sha256: string } | null {
  if (!existsSync(path)) return null;
  const digests = frameDigests(path);
  return { frames: digests.length, sha256: sha256(digests.join('\n')) };
}

export function fileDigest(path: string): string {
  return sha256(readFileSync(path));
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
