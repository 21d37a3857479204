import { BUILT_IN_STYLES, EMPHASIS_STYLE } from '../built-in-styles.ts';
import { isToolKey } from '../json/tool-keys.ts';
import { asObject, asText, isObject } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import { showValue } from '../problem.ts';
import type { Path, Report } from '../problem.ts';

/** The names one kind of reference may have. */
type Names = {
  has(name: string): boolean;
  /** The first 20, for messages. */
  readonly list: string;
};

/** What a document's names stand for. Its lists of names are read once, however many cues name something. */
export type References = {
  /** Refuses a track that is not there. */
  checkTrack(name: unknown, path: Path): void;
  /** Refuses an id that is no media, or media said to be of another kind than the place can use. */
  checkMedia(id: unknown, path: Path, kinds: readonly string[]): void;
  /** Refuses an unknown style name, or an unknown `extends` of a style written in place. */
  checkStyleUse(style: unknown, path: Path): void;
};

export function createReferences(document: Loose, report: Report): References {
  const media = asObject(document['media']);
  const [mediaNames, trackNames] = [namesOf([media]), namesOf([asObject(document['tracks'])])];
  const styleNames = namesOf([asObject(document['styles']), BUILT_IN_STYLES, { [EMPHASIS_STYLE]: true }]);

  function check(name: unknown, names: Names, path: Path, what: string): void {
    const text = asText(name);
    if (text === undefined || text === '' || names.has(text)) return;
    const hint = isToolKey(text) ? ' (keys that start with x- belong to tools)' : '';
    report(path, 'reference.unknown', `must name ${what}: ${names.list}; not ${showValue(text)}${hint}`);
  }

  return {
    checkTrack: (name, path) => check(name, trackNames, path, 'an entry of `tracks`'),
    checkMedia(id, path, kinds) {
      check(id, mediaNames, path, 'an entry of `media`');
      const text = asText(id);
      if (text === undefined || !mediaNames.has(text)) return;
      const kind = asText(asObject(media[text])['kind']);
      if (kind !== undefined && ['video', 'audio', 'image'].includes(kind) && !kinds.includes(kind))
        report(
          path,
          'reference.kind',
          `must name media of kind ${kinds.join(' or ')}; ${showValue(text)} is ${kind}`,
        );
    },
    checkStyleUse(style, path) {
      if (isObject(style)) check(style['extends'], styleNames, [...path, 'extends'], 'a style');
      else check(style, styleNames, path, 'a style');
    },
  };
}

const NAMES_SHOWN = 20;

function namesOf(objects: readonly Loose[]): Names {
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  const shown = [...names].slice(0, NAMES_SHOWN).map((name) => showValue(name));
  return { has: (name) => names.has(name), list: shown.join(', ') || 'none' };
}
