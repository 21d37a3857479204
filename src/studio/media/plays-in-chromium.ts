import type { MediaInfo } from '../../shared/media.ts';

/** What Chromium decodes on every system it runs on, in ffmpeg's names. HEVC depends on the machine: not in it. */
const VIDEO_CODECS = new Set(['h264', 'vp8', 'vp9', 'av1']);
const AUDIO_CODECS = new Set(['aac', 'mp3', 'opus', 'vorbis', 'flac']);
const PCM_CONTAINERS = new Set(['wav']);
const CONTAINERS = new Set(['mov', 'mp4', 'm4a', 'matroska', 'webm', 'ogg', 'mp3', 'flac', 'wav', 'aac']);
const IMAGE_CODECS = new Set(['png', 'mjpeg', 'webp', 'gif', 'bmp', 'av1', 'apng']);
/** H.264 beyond 4:2:0 in 8 bits is left to few decoders. */
const H264_FORMATS = new Set(['yuv420p', 'yuvj420p']);

/** Why Chromium cannot play a file as it is, in plain words; null where it can. */
export function whyNotPlayable({ container, video, audio, kind }: MediaInfo): string | null {
  if (kind === 'image') {
    const codec = video?.codec ?? 'unknown';
    return IMAGE_CODECS.has(codec) ? null : `${codec} pictures are not shown by browsers`;
  }
  if (!container.split(',').some((name) => CONTAINERS.has(name)))
    return `${container} files are not played by browsers`;
  if (video && !VIDEO_CODECS.has(video.codec)) return `${video.codec} is not played by every browser`;
  if (video?.codec === 'h264' && !H264_FORMATS.has(video.pixelFormat))
    return `H.264 in ${video.pixelFormat} is not played by browsers`;
  if (video?.isInterlaced) return 'interlaced pictures are shown with combs by browsers';
  const isPcm = audio?.codec.startsWith('pcm_') === true;
  const playsPcm = isPcm && container.split(',').some((name) => PCM_CONTAINERS.has(name));
  if (audio && !AUDIO_CODECS.has(audio.codec) && !playsPcm)
    return `${audio.codec} sound is not played by browsers`;
  return null;
}
