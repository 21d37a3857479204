import { expect, test } from 'vitest';
import { withoutSecrets, withoutSecretsIn } from './without-secrets.ts';

test.each([
  ['https://host/a.mp4', 'https://host/a.mp4'],
  ['https://host:8443/a%20b.mp4?X-Amz-Signature=SECRET&x=1', 'https://host:8443/a%20b.mp4?…'],
  ['https://user:SECRET@host/a', 'https://host/a'],
  ['https://user:SEC@RET@host/a', 'https://host/a'],
  ['https://host?SECRET', 'https://host?…'],
  ['https://host/a#SECRET', 'https://host/a?…'],
  ['HTTPS://host/a?SECRET', 'HTTPS://host/a?…'],
  ['s3://bucket/key?versionId=SECRET', 's3://bucket/key?…'],
  ['redis://:SECRET@localhost:6379/0', 'redis://localhost:6379/0'],
  [
    'failed: "https://h/a?SECRET" and <http://h/b?SECRET>, twice',
    'failed: "https://h/a?…" and <http://h/b?…>, twice',
  ],
  ['nothing to hide', 'nothing to hide'],
])('%s is shown as %s', (text, shown) => {
  expect(withoutSecrets(text)).toBe(shown);
});

test('every text in a value is cut, however deep, and nothing else changes', () => {
  const source = 'https://host/a.mp4?X-Amz-Signature=SECRET';
  expect(
    withoutSecretsIn({ id: 1, request: { sources: { main: source }, list: [source, null, 'b'] } }),
  ).toEqual({
    id: 1,
    request: { sources: { main: 'https://host/a.mp4?…' }, list: ['https://host/a.mp4?…', null, 'b'] },
  });
});
