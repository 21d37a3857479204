import { expect, test } from 'vitest';
import { signCallback } from './sign-callback.ts';

test('the signature is HMAC-SHA256 of time, dot and body', () => {
  // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret
  expect(signCallback({ id: 'a1.00', secret: 'secret' }, '{"a":1}', 1_700_000_000)).toBe(
    't=1700000000,k=a1.00,v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686',
  );
});
