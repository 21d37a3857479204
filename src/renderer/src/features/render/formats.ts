import type { OutputFormat } from '../../../../shared/plan/plan.ts';

/** A film's file name: no signs that a file system refuses, with the format's ending. */
export function filmFileName(name: string, format: OutputFormat): string {
  const stem = [...name]
    .filter((character) => character >= ' ' && !'<>:"/\\|?*'.includes(character))
    .join('');
  const ending = format === 'png-sequence' ? '' : `.${format}`;
  const trimmed = stem.trim().replace(/[. ]+$/, '') || 'film';
  return ending !== '' && trimmed.toLowerCase().endsWith(ending) ? trimmed : `${trimmed}${ending}`;
}
