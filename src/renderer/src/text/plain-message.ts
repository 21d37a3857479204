import { ENCODER_NAMES } from '../../../shared/plan/plan.ts';
import { ENCODER_WORDS } from './encoder-words.ts';
import { formatBytes } from './format.ts';

/** Words that mean something to programs, the command line or the API, and nothing to a person in front of the window. */
const FOREIGN = [
  /(^|\s)--?[a-z][\w-]*\b(?!\w)/, // an option
  /\bcueframe [a-z]+\b/,
  /\bAuthorization\b|\bBearer\b|\/api\/|\bGET \/|\bPOST \/|\bHTTP \d/i,
  /\bCUEFRAME_\w+/,
  /\b\w+\[\d+\]/, // timeline[1]
  /\byuv\w*\d|\b(?:ffprobe|libx|_nvenc|svtav1)|\bexit code\b|\bbaseDir\b|\bE(NOENT|ACCES|PERM|NOSPC|IO)\b|\bsyscall\b|\bSQLITE/,
  /\bis not a function\b|\bundefined\b|\bnull\b|\bNaN\b/,
  /`/,
];

/** Parts of a project as people call them; the rest of a path is left to the sentence. */
const LISTS: Readonly<Record<string, string>> = {
  ...{ timeline: 'clip', cues: 'cue', effects: 'effect', audio: 'sound', fonts: 'font', children: 'part' },
};
const SINGLES: Readonly<Record<string, string>> = {
  ...{ 'stage.duration': 'the length of the film', 'stage.width': 'the width of the film' },
  ...{ 'stage.height': 'the height of the film', 'stage.frameRate': 'the frame rate' },
  ...{ 'stage.background': 'the background', stage: 'the stage', timeline: 'the timeline' },
  ...{ 'output.format': 'the format', 'output.codec': 'the codec', 'output.loudness': 'the loudness' },
  ...{ output: 'the output', cues: 'the cues', media: 'the media', styles: 'the styles' },
};

/** `cues[3].style.font` as "cue 4, style font"; empty for the whole. */
export function pathInWords(path: string): string {
  const known = SINGLES[path];
  if (known !== undefined) return known;
  const words = path
    .replace(/(\w+)\[(\d+)\]/g, (_, list: string, index: string) =>
      LISTS[list] === undefined ? `${list} ${Number(index) + 1}` : `${LISTS[list]} ${Number(index) + 1}`,
    )
    .replace(/^media\.([^.]+)(\.src)?$/, 'the file “$1”')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  const [first = '', ...rest] = words.split('.');
  return rest.length === 0 ? first : `${first}, ${rest.join(' ')}`;
}

const ENCODER = new RegExp(`\\b(?:${ENCODER_NAMES.join('|')})\\b`, 'g');
/** A pixel format in brackets: an aside for programs. */
const PIXELS = /\s*\((?:yuva?|nv|gbra?p|p0)\w*\d\w*\)/g;
const PATH = /\b(?:timeline|cues|effects|audio|fonts)\[\d+\](?:\.[\w[\]]+)*|\b(?:stage|output)\.[a-zA-Z]+\b/g;

/** What the engine says, in words a person can use; null: it says nothing to a person. */
export function plainMessage(message: string): string | null {
  const words = message
    .replace(PATH, (path) => pathInWords(path))
    .replace(PIXELS, '')
    .replace(ENCODER, (name) => ENCODER_WORDS[name as keyof typeof ENCODER_WORDS])
    .replace(/\b(\d{4,}) bytes\b/g, (_, bytes: string) => formatBytes(Number(bytes)))
    .replace(
      /\broom for (\d+)\b(?! ?[a-zA-Z])/g,
      (_, bytes: string) => `room for ${formatBytes(Number(bytes))}`,
    )
    .replace(/`([\w .…-]+)`/g, '“$1”')
    .trim();
  if (words === '' || FOREIGN.some((foreign) => foreign.test(words))) return null;
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  const keepsCase = /^\S*[./\\]\S*\s/.test(words); // a file's name
  const said = keepsCase ? words : sentence;
  return /[.!?…:]$/.test(said) ? said : `${said}.`;
}

/** Whether a text has words of the command line or the API in it. */
export function isForeign(text: string): boolean {
  return FOREIGN.some((foreign) => foreign.test(text));
}

/** A place in the project and what is wrong there, as a sentence; null: it says nothing to a person. */
export function problemInWords({
  path,
  message,
}: {
  readonly path: string;
  readonly message: string;
}): string | null {
  const place = pathInWords(path);
  return plainMessage(place === '' ? message : `${place}: ${message}`);
}

/** The engine's own sentences, without those that are for programs. */
export function plainSentences(sentences: readonly string[]): readonly string[] {
  return sentences.flatMap((sentence) => plainMessage(sentence) ?? []);
}
