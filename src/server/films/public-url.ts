import { StudioError } from '../../shared/errors.ts';

/**
 * The address that others reach this server by, `https://films.example.org` or with a path below which a proxy has it,
 * without a slash at its end. Throws `usage`.
 */
export function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username + url.password === '';
  if (url && isPlain && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new StudioError(
    'usage',
    `the public address is like https://films.example.org, without a query, not ${text}`,
  );
}
