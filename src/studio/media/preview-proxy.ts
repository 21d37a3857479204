import { StudioError } from '../../shared/errors.ts';
import type { MediaInfo } from '../../shared/media.ts';
import { runFfmpeg } from '../../engine/encode/ffmpeg-process/run-ffmpeg.ts';
import type { FfmpegTool } from '../../engine/environment/tools.ts';
import { createTurns } from '../../base/flow/turns.ts';
import { inTurn } from '../../base/flow/in-turn.ts';
import type { MadeFiles } from '../context/made-files.ts';
import { whyNotPlayable } from './plays-in-chromium.ts';
import { proxyArgs, PROXY_FORMS } from './proxy-args.ts';

const STALL_MS = 60_000;

/** Small copies of files that Chromium cannot play, for the preview only: the film is made from the originals. */
export type PreviewProxies = {
  /** Path of the copy, made once; null where the file plays as it is. Throws `ffmpeg.failed` where no form of it can be made. */
  proxyOf(
    file: { readonly path: string; readonly info: MediaInfo; readonly identity: string },
    ffmpeg: FfmpegTool,
  ): Promise<string | null>;
};

export function createPreviewProxies(made: MadeFiles, signal: AbortSignal): PreviewProxies {
  const turns = createTurns(1);
  return {
    async proxyOf({ path, info, identity }, ffmpeg) {
      if (whyNotPlayable(info) === null) return null;
      let failure: unknown = null;
      for (const form of PROXY_FORMS[info.kind]) {
        try {
          return await made.file(['proxy', identity, form.name], form.ending, async (part) => {
            const args = proxyArgs({ path, info, form, ffmpegVersion: ffmpeg.version }, part);
            const run = {
              program: ffmpeg.path,
              args,
              onFrames: () => {},
              stallMs: STALL_MS,
              isBackground: true,
            };
            await inTurn(turns, signal, () => runFfmpeg({ ...run, signal }));
          });
        } catch (error) {
          if (!(error instanceof StudioError) || error.code !== 'ffmpeg.failed') throw error;
          failure = error; // this ffmpeg may lack the encoder
        }
      }
      throw failure;
    },
  };
}
