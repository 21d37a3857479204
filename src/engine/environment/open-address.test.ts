import { expect, test } from 'vitest';
import { openAddress, openerOf } from './open-address.ts';

test.each([
  ['linux', ['xdg-open']],
  ['darwin', ['open']],
  ['win32', ['rundll32', 'url.dll,FileProtocolHandler']],
] as const)('%s opens addresses by %j', (platform, program) => {
  expect(openerOf(platform)).toEqual(program);
});

test('only addresses of the web are handed to the system', async () => {
  expect([await openAddress('file:///etc/passwd'), await openAddress('-a Calculator')]).toEqual([
    false,
    false,
  ]);
});
