import { withoutSecrets } from '../../work/storage/without-secrets.ts';

const KEY = /cf_[0-9a-f]{16}_[A-Za-z0-9_-]{43}/g;

/** A text without keys of the API, and its addresses without passwords and signatures. */
export function redact(text: string): string {
  return withoutSecrets(text.replaceAll(KEY, 'cf_…'));
}

/** The same for every text in a JSON value. */
export function redactAll<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'string' ? redact(one) : one,
  ) as Value;
}
