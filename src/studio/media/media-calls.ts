import type { Handlers } from '../../shared/contract/contract.ts';
import type { StudioContract } from '../../shared/contract/studio.ts';
import { readCueFile } from '../../work/import/read-cue-file.ts';
import type { MadeFiles } from '../context/made-files.ts';
import type { StudioServices } from '../context/studio-services.ts';
import { addMedia } from './add-media.ts';
import { fileStamp } from '../../base/files/file-stamp.ts';
import { filmstripOf } from './filmstrip.ts';
import { pathOfPlace } from './place-path.ts';
import { createPreviewProxies } from './preview-proxy.ts';
import { probeFor } from './probe-cache.ts';
import { waveformOf } from './waveform.ts';

type MediaCalls = 'addMedia' | 'mediaStamps' | 'waveform' | 'filmstrip' | 'previewProxy' | 'importCues';

/** Files of the media bin, and what the window shows of them. */
export function createMediaCalls(
  services: StudioServices,
  made: MadeFiles,
): Pick<Handlers<StudioContract>, MediaCalls> {
  const { places, addresses, render, signal } = services;
  const probe = probeFor(services);
  const proxies = createPreviewProxies(made, signal);
  return {
    addMedia: ({ places: named }) => addMedia(named, { ...services, probe, made }),
    mediaStamps: async ({ places: named }) => ({
      stamps: await Promise.all(named.map((place) => stampOfPlace(place, places))),
    }),
    async waveform({ place, perSecond }) {
      const path = await pathOfPlace(place, places);
      const { tools } = await render();
      const { info, identity } = await probe(path);
      if (!info.audio) return { peaks: [] };
      return { peaks: await waveformOf({ path, identity, perSecond }, { made, tools, signal }) };
    },
    async filmstrip({ place, ticks }) {
      const path = await pathOfPlace(place, places);
      const { tools } = await render();
      const paths = await filmstripOf({ path, ...(await probe(path)) }, ticks, { made, tools, signal });
      return { urls: paths.map((file) => file && addresses.addressOf(file)) };
    },
    async previewProxy({ place }) {
      const path = await pathOfPlace(place, places);
      const { tools } = await render();
      const file = await proxies.proxyOf({ path, ...(await probe(path)) }, tools.ffmpeg);
      return file === null ? null : { url: addresses.addressOf(file) };
    },
    importCues: async ({ place, encoding }) => readCueFile(await pathOfPlace(place, places), encoding),
  };
}

/** Of an upload that is not there either: null. */
async function stampOfPlace(place: string, places: StudioServices['places']): Promise<string | null> {
  const path = await pathOfPlace(place, places).catch(() => null);
  return path === null ? null : fileStamp(path);
}
