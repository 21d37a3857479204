import { StudioError } from '../../errors.ts';
import { filmUnder } from '../captions-alone.ts';
import { VIDEO_ID, withoutVideo } from '../import-format.ts';
import type { ImportFormat } from '../import-format.ts';
import { importSubtitles } from './import-subtitles.ts';
import { whyNoSubtitles } from './no-subtitles.ts';
import type { SubtitleKind } from './read-cue.ts';
import { subtitleKindOf } from './subtitle-kind.ts';

function subtitleFormat(kind: SubtitleKind, title: string, suffixes: readonly string[]): ImportFormat {
  return {
    name: kind,
    title,
    suffixes,
    detect: ({ name, text }) => subtitleKindOf(name, text) === kind,
    convert({ name, text }, { media }) {
      if (text.includes('\0'))
        throw new StudioError('subtitles.invalid', `${name} ${whyNoSubtitles(text)}`, { details: {} });
      const { cues, warnings } = importSubtitles({ name, kind, text });
      const video = media[VIDEO_ID] ?? null;
      return {
        scenario: { cueframe: 1, ...filmUnder(cues, video), cues },
        media: [{ id: VIDEO_ID, kind: 'video', src: video }],
        warnings: [...warnings, ...(video === null ? [withoutVideo()] : [])],
      };
    },
  };
}

export const SUBTITLE_FORMATS: readonly ImportFormat[] = [
  subtitleFormat('srt', 'SubRip subtitles', ['.srt']),
  subtitleFormat('vtt', 'WebVTT subtitles', ['.vtt']),
  subtitleFormat('ass', 'SubStation Alpha subtitles', ['.ass', '.ssa']),
];
