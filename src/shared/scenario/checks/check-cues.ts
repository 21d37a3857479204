import { asList, asNumber, asObject } from '../json/loose.ts';
import type { Loose } from '../json/loose.ts';
import type { Path, Report } from '../problem.ts';
import { createIdCheck } from './ids.ts';
import type { References } from './references.ts';
import { checkKeyframes, checkSpan } from './times.ts';

/** Refuses cues, those in groups included, whose keys contradict each other or name what is not there. */
export function checkCues(document: Loose, report: Report, references: References): void {
  const checkId = createIdCheck(report);
  const walk = (cues: unknown, base: Path): void => {
    for (const [index, item] of asList(cues).entries()) {
      const cue = asObject(item);
      const path = [...base, index];
      checkId(cue['id'], [...path, 'id']);
      checkSpan(cue, ['start', 'end'], path, report);
      checkKeyframes(cue['transform'], [...path, 'transform'], report);
      references.checkStyleUse(cue['style'], [...path, 'style']);
      references.checkTrack(cue['track'], [...path, 'track']);
      checkOwnKeys(cue, path, report, references);
      walk(cue['children'], [...path, 'children']);
    }
  };
  walk(document['cues'], ['cues']);
}

function checkOwnKeys(cue: Loose, path: Path, report: Report, references: References): void {
  switch (cue['type']) {
    case 'text':
      checkEither(cue, ['text', 'words'], path, report);
      checkWords(cue['words'], [...path, 'words'], report, references);
      checkMarks(cue['marks'], [...path, 'marks'], report, references);
      break;
    case 'image':
      checkEither(cue, ['media', 'src'], path, report);
      references.checkMedia(cue['media'], [...path, 'media'], ['image']);
      break;
    case 'html':
      checkEither(cue, ['html', 'src'], path, report);
      break;
    case 'video':
      references.checkMedia(cue['media'], [...path, 'media'], ['video']);
      checkSpan({ in: 0, ...cue }, ['in', 'out'], path, report);
      break;
    case 'shape':
      if ((cue['shape'] === 'path') !== (cue['path'] !== undefined) && cue['shape'] !== undefined)
        report(
          [...path, 'path'],
          cue['path'] === undefined ? 'key.missing' : 'key.conflict',
          cue['path'] === undefined
            ? 'is missing; a shape of kind path has one'
            : 'is only for the shape path',
        );
      break;
    default: // other kinds are the schema's to judge
  }
}

function checkEither(
  cue: Loose,
  [first, second]: readonly [string, string],
  path: Path,
  report: Report,
): void {
  const [hasFirst, hasSecond] = [cue[first] !== undefined, cue[second] !== undefined];
  if (hasFirst && hasSecond)
    report(
      [...path, second],
      'key.conflict',
      `must not stand beside \`${first}\`: a ${String(cue['type'])} cue has one of the two`,
    );
  if (!hasFirst && !hasSecond)
    report(
      [...path, first],
      'key.missing',
      `is missing; a ${String(cue['type'])} cue has \`${first}\` or \`${second}\``,
    );
}

function checkWords(words: unknown, path: Path, report: Report, references: References): void {
  let before: number | undefined;
  for (const [index, item] of asList(words).entries()) {
    const word = asObject(item);
    const [start, end] = [asNumber(word['start']), asNumber(word['end'])];
    references.checkStyleUse(word['style'], [...path, index, 'style']);
    if (start !== undefined && end !== undefined && end < start)
      report(
        [...path, index, 'end'],
        'time.order',
        `must not be earlier than start (${start} s), not ${end} s`,
      );
    if (start !== undefined && before !== undefined && start < before)
      report(
        [...path, index, 'start'],
        'time.order',
        `must not be earlier than the word before (${before} s), not ${start} s`,
      );
    before = start ?? before;
  }
}

/** Marks stand in order and do not overlap, so that every letter has one style. They may reach beyond the text. */
function checkMarks(marks: unknown, path: Path, report: Report, references: References): void {
  let before = 0;
  for (const [index, item] of asList(marks).entries()) {
    const mark = asObject(item);
    const [from, to] = [asNumber(mark['from']), asNumber(mark['to'])];
    references.checkStyleUse(mark['style'], [...path, index, 'style']);
    if (from !== undefined && from < before)
      report(
        [...path, index, 'from'],
        'marks.order',
        `must not be before the end of the mark before (${before}), not ${from}`,
      );
    if (from !== undefined && to !== undefined && to <= from)
      report([...path, index, 'to'], 'marks.order', `must be beyond from (${from}), not ${to}`);
    before = Math.max(before, to ?? 0);
  }
}
