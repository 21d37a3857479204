import { expect, test } from 'vitest';
import { addressProblem } from './address-problem.ts';

const PRIVATE = 'it leads into a private or reserved network';

test.each([
  ['https://example.com/hook', null],
  ['https://127.0.0.1/', PRIVATE],
  ['https://2130706433/', PRIVATE],
  ['https://0x7f.1/', PRIVATE],
  ['https://[::ffff:127.0.0.1]/', PRIVATE],
  ['https://169.254.169.254/', PRIVATE],
  ['https://example.com:8443/', 'port 8443 is not 80 or 443'],
  ['http://example.com/', 'it is not https'],
  ['https://user:word@example.com/', 'it carries a user or password'],
  ['ftp://example.com/', 'only http and https addresses are fetched'],
  ['no address', 'only http and https addresses are fetched'],
])('of %s it is known at once: %s', (address, problem) => {
  expect(addressProblem(address, { httpsOnly: true })).toBe(problem);
});

test('what is allowed is let through, and a name where it may be in an allowed network', () => {
  const told = (address: string, ...allowAddresses: string[]) =>
    addressProblem(address, { httpsOnly: true, allowAddresses });
  expect([
    told('http://hooks.lan:9000/', 'hooks.lan:9000'),
    told('http://127.0.0.1:9000/', '127.0.0.0/8:9000'),
    told('http://hooks.lan:9000/', '10.0.0.0/8:9000'),
    told('http://hooks.lan:9000/', '[::1]:9000'),
    told('http://hooks.lan:9000/', 'other.lan:9000'),
    told('http://10.0.0.1/', '127.0.0.1'),
  ]).toEqual([null, null, null, null, 'port 9000 is not 80 or 443', PRIVATE]);
});
