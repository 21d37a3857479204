import { cueSchema, type Cue } from '../scenario/cue-schema.ts';
import type { Problem } from '../scenario/problem.ts';
import { withoutToolKeys } from '../scenario/json/tool-keys.ts';
import { scenarioSchema, type Scenario } from '../scenario/scenario.ts';
import { unsupportedParts } from '../scenario/unsupported-parts.ts';
import { frameSpan, secondsAt, type FrameRate, type FrameSpan } from '../time.ts';
import type { NumberedCue } from './resolve-film/resolve-cue.ts';

type Document = Readonly<Record<string, unknown>>;

/** A document without its cues, for a window that reads those where it needs them; null while it is not valid. */
export function readWithoutCues(document: Document): {
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
} {
  const { cues: _cues, ...rest } = document;
  const read = scenarioSchema.safeParse(withoutToolKeys(rest));
  if (read.success)
    return { scenario: read.data, problems: unsupportedParts(read.data).filter(isNotAddress) };
  const problems = read.error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    code: 'scenario.invalid',
    message,
  }));
  return { scenario: null, problems };
}

/** What the engine fetches before a render, as what a browser sent, is no reason against one. */
const isNotAddress = ({ path }: Problem): boolean => !/^(media|fonts).*src$/.test(path);

/** By cue as it stands in the document, which is never changed in place: an edit reads only what it changed. */
const known = new WeakMap<object, Cue | null>();

function readCue(written: object): Cue | null {
  const before = known.get(written);
  if (before !== undefined) return before;
  const read = cueSchema.safeParse(withoutToolKeys(written));
  const cue = read.success ? read.data : null;
  known.set(written, cue);
  return cue;
}

export type CuesWithin = {
  readonly cues: readonly NumberedCue[];
  /** Places in the list of cues that are not valid; they are not drawn, and a render refuses them. */
  readonly unreadable: readonly number[];
};

/** The cues of a document that are on screen in some frame of a span, or may be. */
export function cuesWithin(document: Document, span: FrameSpan, rate: FrameRate): CuesWithin {
  const written = Array.isArray(document['cues']) ? (document['cues'] as readonly unknown[]) : [];
  const cues: NumberedCue[] = [];
  const unreadable: number[] = [];
  // most of a long film is far away, which is seen without counting its frames
  const [from, to] = [secondsAt(span.startFrame - 1, rate), secondsAt(span.endFrame + 1, rate)];
  for (let index = 0; index < written.length; index += 1) {
    const item = written[index];
    if (typeof item !== 'object' || item === null) continue;
    const { start, end } = item as { readonly start?: unknown; readonly end?: unknown };
    if (Number(start) > to || (Number(start) < from && Number(end) < from)) continue;
    const own = frameSpan(Number(start), Number(end), rate);
    if (own.startFrame >= span.endFrame || own.endFrame <= span.startFrame) continue; // NaN stays in, and is unreadable
    const cue = readCue(item);
    if (cue) cues.push({ cue, index });
    else unreadable.push(index);
  }
  return { cues, unreadable };
}
