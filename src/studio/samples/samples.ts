import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OpenedProject, StudioInfo } from '../../shared/contract/studio.ts';
import { StudioError } from '../../shared/errors.ts';
import { isObject } from '../../shared/scenario/json/loose.ts';
import { parseJson } from '../../shared/scenario/json/parse-json.ts';
import { createMadeFiles } from '../context/made-files.ts';
import { NOTHING_FOUND } from '../media/find-media.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { makeSampleVideo, type SampleVideo } from './sample-video.ts';

type Sample = StudioInfo['samples'][number] & {
  /** Below the program's `resources`. */
  readonly file: string;
  /** The media that is made, by its id in the scenario. */
  readonly media: string;
  readonly video: SampleVideo;
};

const SAMPLES: readonly Sample[] = [
  {
    id: 'demo',
    title: 'Demo',
    description: 'Eight seconds with a logo, karaoke captions, a name plate and emoji',
    file: 'demo/demo.scenario.json',
    media: 'background',
    video: {
      widthPx: 1280,
      heightPx: 720,
      rate: 30,
      seconds: 8,
      colors: ['0x120c3a', '0x5b1a8a', '0xc23a7e'],
    },
  },
  {
    id: 'vertical',
    title: 'Vertical short',
    description: 'A phone film with big words, one after the other',
    file: 'samples/vertical.scenario.json',
    media: 'background',
    video: {
      widthPx: 720,
      heightPx: 1280,
      rate: 30,
      seconds: 5,
      colors: ['0x04202c', '0x0b6e85', '0xf2b134'],
    },
  },
  {
    id: 'interview',
    title: 'Interview subtitles',
    description: 'Plain subtitles for two voices, easy to read',
    file: 'samples/interview.scenario.json',
    media: 'background',
    video: {
      widthPx: 1280,
      heightPx: 720,
      rate: 25,
      seconds: 6,
      colors: ['0x1b1b1f', '0x34495e', '0x7f8c8d'],
    },
  },
];

export type Samples = {
  readonly list: StudioInfo['samples'];
  /** A project of its own, never saved, with its media made. Throws `project.not_found`. */
  open(id: string): Promise<OpenedProject>;
};

export function createSamples(services: StudioServices): Samples {
  const { places, resourcesDir, render, signal, version, now } = services;
  // another version may make them otherwise
  const made = createMadeFiles(join(places.samplesDir, version), {
    now,
    nameOf: ([id]) => `${String(id)}-background`,
  });

  return {
    list: SAMPLES.map(({ id, title, description }) => ({ id, title, description })),
    async open(id) {
      const sample = SAMPLES.find((candidate) => candidate.id === id);
      if (!sample) throw new StudioError('project.not_found', `there is no sample ${id}`);
      const file = join(resourcesDir, sample.file);
      const document = parseJson(await readFile(file, 'utf8'));
      if (!isObject(document)) throw new StudioError('internal', `sample ${id} is no scenario`);
      const video = await made.file([sample.id], '.mp4', async (part) => {
        const { tools } = await render();
        await makeSampleVideo(sample.video, part, { ffmpegPath: tools.ffmpeg.path, signal });
      });
      const opened = withMedia(document, { id: sample.media, path: video }, dirname(file));
      const media = NOTHING_FOUND;
      return { ...{ path: null, baseDir: null, document: opened }, problems: [], digest: null, media };
    },
  };
}

/** Its own files by their whole paths, because a project that was never saved lies in no folder. */
function withMedia(
  document: Readonly<Record<string, unknown>>,
  made: { readonly id: string; readonly path: string },
  folder: string,
): Readonly<Record<string, unknown>> {
  const media = isObject(document['media']) ? document['media'] : {};
  const entries = Object.entries(media).map(([id, item]) => {
    if (!isObject(item) || typeof item['src'] !== 'string') return [id, item] as const;
    return [id, { ...item, src: id === made.id ? made.path : join(folder, item['src']) }] as const;
  });
  return { ...document, media: Object.fromEntries(entries) };
}
