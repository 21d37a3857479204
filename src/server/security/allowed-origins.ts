import { StudioError } from '../../shared/errors.ts';

/**
 * Sites whose pages may use the API with a key, each exactly as browsers write it in `Origin`: `https://app.example.org`,
 * `http://localhost:3000`. Throws `usage` for anything else: a pattern, a path and `null` are names that others can take.
 */
export function readAllowedOrigins(texts: readonly string[]): ReadonlySet<string> {
  for (const text of texts)
    if (!isOrigin(text))
      throw new StudioError(
        'usage',
        `an allowed origin is like https://app.example.org, without a path and without *, not ${text}`,
        { details: { origin: text } },
      );
  return new Set(texts);
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[^*]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
