import { expect, test } from 'vitest';
import { isAllowedAddress } from './allowed-address.ts';

test.each([
  ['127.0.0.1:1234', 'localhost', '127.0.0.1', 1234, true],
  ['127.0.0.1:1234', 'localhost', '127.0.0.1', 1235, false],
  ['127.0.0.1', 'localhost', '127.0.0.1', 80, true],
  ['127.0.0.1', 'localhost', '127.0.0.1', 1234, false],
  ['10.0.0.0/8:9000', 'minio', '10.1.2.3', 9000, true],
  ['10.0.0.0/8', 'minio', '10.1.2.3', 443, true],
  ['10.0.0.0/8', 'minio', '11.1.2.3', 443, false],
  ['[::1]:9000', '::1', '::1', 9000, true],
  ['[::1]:9000', '::1', '::1', 80, false],
  ['fd00::/8', 'host', 'fd12::1', 443, true],
  ['MinIO.local:9000', 'minio.LOCAL', '192.168.0.9', 9000, true],
  ['minio.local:9000', 'evil.minio.local', '192.168.0.9', 9000, false],
  ['minio.local', 'minio.local.evil.com', '192.168.0.9', 80, false],
])('%s for %s (%s) on port %i: %s', (entry, hostName, address, port, expected) => {
  expect(isAllowedAddress([entry], { hostName, address, port })).toBe(expected);
});

test('nothing is allowed by an empty list', () => {
  expect(isAllowedAddress([], { hostName: 'a', address: '8.8.8.8', port: 80 })).toBe(false);
});
