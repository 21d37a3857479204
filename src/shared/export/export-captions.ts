import type { Scenario } from '../scenario/scenario.ts';
import { parseFrameRate } from '../time.ts';
import { LOSSES, type WriteCaptions } from './caption.ts';
import { readCaptions, type CaptionList } from './read-captions.ts';
import { writeAss } from './write-ass.ts';
import { writeSrt } from './write-srt.ts';
import { writeTxt } from './write-txt.ts';
import { writeVtt } from './write-vtt.ts';

export const EXPORT_FORMATS = ['srt', 'vtt', 'ass', 'txt'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_TITLES = {
  srt: 'SubRip subtitles',
  vtt: 'WebVTT subtitles',
  ass: 'SubStation Alpha subtitles',
  txt: 'plain text',
} as const satisfies Record<ExportFormat, string>;

export type ExportedCaptions = {
  /** Lines end with \n. */
  readonly text: string;
  readonly captions: number;
  /** What the format cannot say, a sentence each. */
  readonly remarks: readonly string[];
};

/** A script whose scenario takes its size from its first clip. */
const USUAL_SIZE = { width: 1920, height: 1080 };

/**
 * The text cues of a scenario as a subtitle file. `ids`: only these cues. A time is the format's unit nearest to the
 * cue's, or, where that lies in another frame, the one nearest to the frame: see `unitsAt`.
 */
export function exportCaptions(
  scenario: Pick<Scenario, 'cues' | 'styles' | 'stage'> & { readonly title?: string | undefined },
  format: ExportFormat,
  ids: ReadonlySet<string> | null = null,
): ExportedCaptions {
  const list = readCaptions(scenario, ids);
  const { text, lost } = written(list, scenario, format);
  return { text, captions: list.captions.length, remarks: [...othersLeft(list), ...remarksOf(lost)] };
}

function written(
  { captions }: CaptionList,
  { stage, title = '' }: Parameters<typeof exportCaptions>[0],
  format: ExportFormat,
): WriteCaptions {
  const rate = stage.frameRate === 'source' ? null : parseFrameRate(stage.frameRate);
  const { width, height } = stage;
  const size = width === 'source' || height === 'source' ? USUAL_SIZE : { width, height };
  switch (format) {
    case 'srt':
      return writeSrt(captions, rate);
    case 'vtt':
      return writeVtt(captions, rate);
    case 'ass':
      return writeAss(captions, { rate, size, title });
    case 'txt':
      return writeTxt(captions);
  }
}

function othersLeft({ others }: CaptionList): string[] {
  if (others === 0) return [];
  return [`${others === 1 ? '1 cue is' : `${others} cues are`} no text and left out.`];
}

function remarksOf(lost: WriteCaptions['lost']): string[] {
  return [...lost].map(
    ([name, count]) => `Not kept in ${count === 1 ? '1 caption' : `${count} captions`}: ${LOSSES[name]}.`,
  );
}
