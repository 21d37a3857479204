import type { ErrorTraits } from './error-traits.ts';

/** Failures on the way from a scenario to a film, by area. */
export const FILM_ERRORS = {
  usage: { retryable: false, httpStatus: 400, help: 'Check the command with --help.' },
  'scenario.not_found': { retryable: false, httpStatus: 404, help: 'Check the path of the scenario file.' },
  'scenario.syntax': { retryable: false, httpStatus: 400, help: 'Mend the JSON at the place named.' },
  'scenario.limit': {
    retryable: false,
    httpStatus: 413,
    help: 'Split the scenario: 10 MB, depth 64 and 100,000 cues are the limits.',
  },
  'scenario.invalid': {
    retryable: false,
    httpStatus: 422,
    help: 'Mend every problem listed; `cueframe validate` lists them again.',
  },
  'scenario.unsupported': {
    retryable: false,
    httpStatus: 501,
    help: 'Remove the parts named: they are valid, but this version does not draw them.',
  },
  'media.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check the `src` of the media, or give a file with --source ID=FILE.',
  },
  'media.unreadable': {
    retryable: false,
    httpStatus: 422,
    help: 'Check that the file is whole and is a video, sound or image file.',
  },
  'media.unsupported': {
    retryable: false,
    httpStatus: 422,
    help: 'Convert the file to a common form first, for example H.264 in mp4.',
  },
  'media.timeout': {
    retryable: true,
    httpStatus: 504,
    help: 'Upload the file first, or try again later: what was asked to be fetched came too slowly.',
  },
  'media.changed': {
    retryable: true,
    httpStatus: 409,
    help: 'The file changed while it was being read; render again when it is at rest.',
  },
  'font.unreadable': {
    retryable: false,
    httpStatus: 422,
    help: 'Check that the font file is a ttf, otf or woff2.',
  },
  'subtitles.invalid': {
    retryable: false,
    httpStatus: 422,
    help: 'Mend the lines named in a text editor, or export the file again as SRT, WebVTT or ASS, in UTF-8.',
  },
  'subtitles.unreadable': {
    retryable: false,
    httpStatus: 404,
    help: 'Check that the subtitle file is still there, is a file and may be read; then add it again.',
  },
  'import.unknown': {
    retryable: false,
    httpStatus: 422,
    help: 'Name the format with --format, or export the file in one of the formats listed.',
  },
  'import.invalid': {
    retryable: false,
    httpStatus: 422,
    help: 'Mend every part of the file that is named, or export it again.',
  },
  'import.unreadable': {
    retryable: false,
    httpStatus: 404,
    help: 'Check that the file is there, is a file and may be read.',
  },
  'browser.missing': {
    retryable: false,
    httpStatus: 501,
    help: 'Install a browser: `apt-get install chromium-headless-shell`, or `npx playwright install chromium-headless-shell`.',
  },
  'browser.failed': {
    retryable: true,
    httpStatus: 500,
    help: 'Run `cueframe doctor` to see whether the browser can draw.',
  },
  'page.crashed': {
    retryable: true,
    httpStatus: 500,
    help: 'Give the render fewer workers with --workers 1, or close other programs.',
  },
  'page.timeout': {
    retryable: true,
    httpStatus: 500,
    help: 'The page drew nothing in time; try --workers 1 or a simpler scenario.',
  },
  'page.failed': {
    retryable: false,
    httpStatus: 500,
    help: 'The stage could not draw the scenario; the details name the cue.',
  },
  'ffmpeg.missing': {
    retryable: false,
    httpStatus: 501,
    help: 'Install ffmpeg 5 or newer: `apt-get install ffmpeg`, `brew install ffmpeg` or `winget install ffmpeg`.',
  },
  'ffmpeg.failed': { retryable: true, httpStatus: 500, help: 'The details hold the last lines ffmpeg said.' },
  'encoder.unavailable': {
    retryable: false,
    httpStatus: 501,
    help: 'Choose another encoder; `cueframe doctor` lists those that work.',
  },
  'segment.short': {
    retryable: true,
    httpStatus: 500,
    help: 'A piece had the wrong number of frames each time; check the source with `cueframe probe`.',
  },
  'segment.params': {
    retryable: true,
    httpStatus: 500,
    help: 'A piece came out with other parameters than the film; check the encoder.',
  },
  'segment.stalled': {
    retryable: true,
    httpStatus: 500,
    help: 'ffmpeg made no progress; check the disk and the source.',
  },
  'film.unverified': {
    retryable: true,
    httpStatus: 500,
    help: 'The joined film failed its checks and was thrown away; render again.',
  },
  'disk.full': {
    retryable: true,
    httpStatus: 507,
    help: 'Free some space, or point --temp and -o at another disk.',
  },
  'output.not_writable': {
    retryable: false,
    httpStatus: 403,
    help: 'Choose a folder that exists and that you may write to.',
  },
  'feature.unsupported': {
    retryable: false,
    httpStatus: 501,
    help: 'Leave the option out; a later version may have it.',
  },
  'output.exists': { retryable: false, httpStatus: 409, help: 'Choose another name.' },
  'output.format': {
    retryable: false,
    httpStatus: 422,
    help: 'Choose a file ending that goes with the format and codec.',
  },
  'output.too_small': {
    retryable: false,
    httpStatus: 422,
    help: 'Make the film larger (HEVC takes 16 pixels a side and more, AV1 takes 64), or choose H.264, VP9 or ProRes, which take any size.',
  },
  'job.cancelled': { retryable: false, httpStatus: 499, help: 'Nothing was kept; start again when ready.' },
  'job.not_found': {
    retryable: false,
    httpStatus: 404,
    help: 'Check the id; `cueframe jobs list` shows the jobs there are.',
  },
  internal: {
    retryable: false,
    httpStatus: 500,
    help: 'This is a fault in Cueframe; please report it with the details.',
  },
} as const satisfies Record<string, ErrorTraits>;
