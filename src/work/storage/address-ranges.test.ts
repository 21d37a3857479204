import { expect, test } from 'vitest';
import { isInRange, isPublicAddress } from './address-ranges.ts';

test.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '3fff::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  '2606:4700::1%eth0',
  'localhost',
  '',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '223.255.255.255',
  '2606:4700::1111',
  '2a00:1450::1',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('a range holds its addresses and no others, and none of the other kind', () => {
  expect([
    isInRange('10.1.2.3', '10.0.0.0/8'),
    isInRange('11.0.0.1', '10.0.0.0/8'),
    isInRange('10.0.0.1', '10.0.0.1'),
    isInRange('10.0.0.2', '10.0.0.1'),
    isInRange('fd00::1', 'fd00::/8'),
    isInRange('::ffff:10.0.0.1', '10.0.0.0/8'),
    isInRange('10.0.0.1', '::/0'),
    isInRange('name', '10.0.0.0/8'),
  ]).toEqual([true, false, true, false, true, false, false, false]);
});
