import type { ErrorCode } from '../../../shared/errors.ts';

type ErrorText = {
  /** What happened; said where the engine's own words are for programs. */
  readonly what: string;
  /** What to do, in the words of the window. */
  readonly help: string;
};

/** Failures as the window says them, by their codes. The catalogue of `shared/error-codes` speaks to programs as well. */
export const errorText = {
  usage: { what: 'This cannot be asked for.', help: 'Change the settings, then try again.' },
  'scenario.not_found': {
    what: 'The project file is not there.',
    help: 'It may have been moved or renamed: open it from where it is now.',
  },
  'scenario.syntax': {
    what: 'The project file is damaged.',
    help: 'Open a copy or an earlier version of it, or mend the place named in a text editor.',
  },
  'scenario.limit': {
    what: 'The project is too large.',
    help: 'Split it: a project file has at most 10 MB and 100,000 cues.',
  },
  'scenario.invalid': {
    what: 'The project has a value that cannot be used.',
    help: 'Change the part named, then try again.',
  },
  'scenario.unsupported': {
    what: 'The project has a part that this version does not draw yet.',
    help: 'Remove the part named, then render again.',
  },
  'media.not_found': {
    what: 'A file of the project is missing.',
    help: 'Find it among the media, or drop it on the window.',
  },
  'media.unreadable': {
    what: 'The file cannot be read.',
    help: 'Check that it is whole and plays in another program; export or download it again.',
  },
  'media.unsupported': {
    what: 'This kind of file cannot be used here.',
    help: 'Convert the file to a common form first, for example H.264 in MP4.',
  },
  'media.timeout': {
    what: 'A file took too long to arrive.',
    help: 'Try again later, or add the file from this computer.',
  },
  'media.changed': {
    what: 'A file changed while it was read.',
    help: 'Wait until it is no longer written, then try again.',
  },
  'font.unreadable': {
    what: 'A font cannot be read.',
    help: 'Use a font file that ends in .ttf, .otf or .woff2.',
  },
  'subtitles.invalid': {
    what: 'The subtitles cannot be read.',
    help: 'Mend the lines named in a text editor, or export them again as SRT, WebVTT or ASS in UTF-8.',
  },
  'subtitles.unreadable': {
    what: 'The subtitle file cannot be read.',
    help: 'Check that it is still there and may be read, then add it again.',
  },
  'import.unknown': {
    what: 'No known program writes such a file.',
    help: 'Export it in another format, for example as SRT.',
  },
  'import.invalid': {
    what: 'The file of the other program is damaged.',
    help: 'Export it there again.',
  },
  'import.unreadable': {
    what: 'The file cannot be read.',
    help: 'Check that it is still there and may be read.',
  },
  'browser.missing': {
    what: 'The browser that draws the captions is missing.',
    help: 'Install Chromium on the computer that runs Cueframe.',
  },
  'browser.failed': {
    what: 'The browser that draws the captions does not start.',
    help: 'Look at “Machine and workers” for what was found.',
  },
  'page.crashed': {
    what: 'The browser that draws the captions ended unexpectedly.',
    help: 'Close other programs to free memory, then try again.',
  },
  'page.timeout': {
    what: 'A frame took too long to draw.',
    help: 'Close other programs, then try again; or make the captions simpler.',
  },
  'page.failed': { what: 'A cue cannot be drawn.', help: 'Change or remove the cue named.' },
  'ffmpeg.missing': {
    what: 'The program that encodes films, ffmpeg, is missing.',
    help: 'Install ffmpeg 5 or newer on the computer that runs Cueframe.',
  },
  'ffmpeg.failed': {
    what: 'The film could not be encoded.',
    help: 'Try again; if it fails again, choose another format or encoder. Its last words are in the details.',
  },
  'encoder.unavailable': {
    what: 'This encoder does not work on this computer.',
    help: 'Choose “Automatic”, or an encoder that works here.',
  },
  'segment.short': {
    what: 'A part of the film came out too short.',
    help: 'Try again; if it fails again, one of the videos may be damaged.',
  },
  'segment.params': {
    what: 'A part of the film came out unlike the others.',
    help: 'Try again with the encoder “Automatic”.',
  },
  'segment.stalled': {
    what: 'The encoder stood still.',
    help: 'Check the disk and the videos, then try again.',
  },
  'film.unverified': {
    what: 'The finished film failed its check and was thrown away.',
    help: 'Render it again.',
  },
  'disk.full': { what: 'The disk is full.', help: 'Free some space on the computer that runs Cueframe.' },
  'output.not_writable': {
    what: 'The file cannot be written there.',
    help: 'Choose a folder that exists and that you may write to.',
  },
  'feature.unsupported': { what: 'This is not possible here.', help: 'Choose another way or format.' },
  'output.too_small': {
    what: 'The film is too small for this encoder.',
    help: 'Choose a larger size, or another format.',
  },
  'files.exhausted': {
    what: 'Too many files are open.',
    help: 'Close other programs, then try again.',
  },
  'output.exists': { what: 'There is a file of this name.', help: 'Choose another name.' },
  'output.format': {
    what: 'The name does not go with the format.',
    help: 'Give the file the ending of its format, such as .mp4.',
  },
  'job.cancelled': { what: 'It was cancelled.', help: 'Start it again when you are ready.' },
  'job.not_found': { what: 'This render is not in the queue any more.', help: 'Render the film again.' },
  internal: {
    what: 'Something went wrong inside Cueframe.',
    help: 'Copy the details and report it; your project is unchanged.',
  },
  'job.transition': {
    what: 'The render is not in a state in which that can be done.',
    help: 'Look at it in the queue: it may have ended meanwhile.',
  },
  'job.stale': { what: 'The render goes on elsewhere.', help: 'Nothing needs to be done.' },
  'job.conflict': { what: 'This was asked for before, in another way.', help: 'Try again.' },
  'job.kind_unknown': {
    what: 'This version does not know this kind of work.',
    help: 'Install the version that began it.',
  },
  'job.crashed': {
    what: 'Cueframe ended several times during this render.',
    help: 'Close other programs, then try again.',
  },
  'job.memory': {
    what: 'There was not enough memory for this render.',
    help: 'Close other programs, then try again.',
  },
  'lease.stale': { what: 'Another computer renders this part.', help: 'Nothing needs to be done.' },
  'lease.expired': {
    what: 'A computer that renders was not heard of in time.',
    help: 'Nothing needs to be done: the part is rendered again.',
  },
  'store.corrupt': {
    what: 'The queue’s file is damaged.',
    help: 'Put it back from a backup, or move it away to begin with an empty queue.',
  },
  'data.unusable': {
    what: 'The folder for Cueframe’s data cannot be used.',
    help: 'Choose a folder that you may write to.',
  },
  'store.newer': {
    what: 'A newer Cueframe wrote this data.',
    help: 'Install that version.',
  },
  'instance.running': { what: 'Cueframe runs already.', help: 'Use the one that runs, or end it first.' },
  'port.taken': { what: 'Another program has this port.', help: 'End it, or choose another port.' },
  'film.refused': { what: 'The address of the film has expired.', help: 'Download the film from the queue.' },
  'key.missing': {
    what: 'This window’s session has ended.',
    help: 'Paste the new address into the bar at the top, then do it again.',
  },
  'key.forbidden': { what: 'You may not do that.', help: 'Ask whoever runs this Cueframe.' },
  'key.not_found': { what: 'There is no such key.', help: 'Ask whoever runs this Cueframe.' },
  'server.unreachable': {
    what: 'Cueframe does not answer.',
    help: 'Check that it still runs, then do it again.',
  },
  'request.invalid': { what: 'A value cannot be used.', help: 'Change it, then try again.' },
  'request.range': { what: 'The file is shorter than it was.', help: 'Try again.' },
  'request.too_large': { what: 'This is too much at once.', help: 'Take less at once.' },
  'request.refused': {
    what: 'Cueframe refused this window.',
    help: 'Open the address that Cueframe printed when it was started.',
  },
  'route.not_found': {
    what: 'This window and Cueframe are of different versions.',
    help: 'Save your work, then load the page again.',
  },
  'rate.limited': { what: 'Too much was asked for at once.', help: 'Wait a minute, then try again.' },
  'quota.exceeded': {
    what: 'Too many renders wait.',
    help: 'Wait until some have ended, or remove those you do not need.',
  },
  'project.conflict': {
    what: 'The file was changed by someone else.',
    help: 'Save under another name, or open it again.',
  },
  'project.not_found': { what: 'The project is not there.', help: 'It may have been removed.' },
  'project.changed': { what: 'The project was changed elsewhere.', help: 'Open it again.' },
  'upload.not_found': { what: 'A file that was sent is not there any more.', help: 'Drop the file again.' },
  'upload.failed': {
    what: 'The file did not arrive.',
    help: 'Try again; leave the file where it is until it has arrived.',
  },
  'storage.not_found': { what: 'It is not in the bucket.', help: 'Check the settings of the storage.' },
  'storage.denied': {
    what: 'The storage refused access.',
    help: 'Check the access keys, and what they may do in this bucket.',
  },
  'storage.failed': {
    what: 'The storage did not answer as it should.',
    help: 'Check its endpoint, or try again later.',
  },
  'secrets.unavailable': {
    what: 'There is no keychain to keep the keys in.',
    help: 'Install and unlock a keyring such as GNOME Keyring or KWallet.',
  },
  'secret.damaged': {
    what: 'A secret of this Cueframe is damaged.',
    help: 'Put it back from a backup, or remove it: a new one is made at the next start.',
  },
  'address.refused': {
    what: 'Cueframe may not fetch from this address.',
    help: 'Use a public address, or add the file from this computer.',
  },
} as const satisfies Record<ErrorCode, ErrorText>;
