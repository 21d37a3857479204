import { expect, test } from 'vitest';
import { readTrustedProxies } from './trusted-proxies.ts';

test('addresses, networks and the names of networks are taken', () => {
  const proxies = ['127.0.0.1', '::1', '10.0.0.0/8', 'fd00::/8', 'loopback', 'linklocal', 'uniquelocal'];
  expect(readTrustedProxies(proxies)).toEqual(proxies);
});

test.each([
  ...['1', 'true', '*', '', 'proxy.example.org', '10.0.0.0/33', '10.0.0.0/0', '::/0', '::1/129'],
  ...['10.0.0.0/8/8', '10.0.0.0/', '10.0.0.0/8.5', '10.0.0', '300.1.1.1'],
])('%j is refused', (text) => {
  expect(() => readTrustedProxies([text])).toThrow(expect.objectContaining({ code: 'usage' }));
});
