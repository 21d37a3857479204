import type { TFunction } from 'i18next';
import type { Notice } from '../../store/notices.ts';

/** What happened, and what was kept. Which values a text needs is the business of who made the notice. */
export function noticeLines(
  t: TFunction,
  { name, values }: Pick<Notice, 'name' | 'values'>,
): { readonly what: string; readonly kept: string } {
  const say = t as (key: string, values: Notice['values']) => string;
  return { what: say(`notice.${name}.what`, values), kept: say(`notice.${name}.kept`, values) };
}
