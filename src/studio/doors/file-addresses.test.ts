import { expect, test } from 'vitest';
import { createFileAddresses, MEDIA_PATH } from './file-addresses.ts';

const tokenOf = (address: string) => address.slice(MEDIA_PATH.length);

test.each([
  ['a plain path', '/films/a.mp4', {}],
  ['a name to save it under', '/films/a.mp4', { downloadName: 'Über "alles".mp4' }],
  ['a stamp', '/films/a.mov', { stamp: '17-1234567890' }],
  [
    'the longest path there is',
    `/${'ä'.repeat(2047)}`,
    { downloadName: `${'x'.repeat(251)}.mp4`, stamp: '1-2' },
  ],
  ['a path that is no text', '/films/\uD800\n\0.mp4', {}],
])('an address gives back %s', (_what, path, options) => {
  const addresses = createFileAddresses();
  const address = addresses.addressOf(path, options);
  expect(address).toMatch(/^\/studio\/media\/[\w-]+$/);
  expect(address.length).toBeLessThan(8000); // of the 16 KB that all headers of a request may have
  expect(addresses.find(tokenOf(address))).toMatchObject({
    path,
    downloadName: null,
    stamp: null,
    ...options,
  });
});

test('the same file has the same address, and other facts make another', () => {
  const { addressOf } = createFileAddresses();
  const all = ['/a', '/b'].flatMap((path) =>
    [{}, { stamp: '1' }, { stamp: '2' }, { downloadName: 'a' }].map((options) => [path, options] as const),
  );
  const addresses = all.map((facts) => addressOf(...facts));
  expect(new Set(addresses).size).toBe(all.length);
  expect(all.map((facts) => addressOf(...facts))).toEqual(addresses);
});

test('an address says nothing of the path, and a byte changed, added or left out opens nothing', () => {
  const addresses = createFileAddresses();
  const token = tokenOf(addresses.addressOf('/home/somebody/film.mp4'));
  const bytes = Buffer.from(token, 'base64url');
  expect(bytes.includes('somebody')).toBe(false);
  const changed = [...bytes.keys()].map((at) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  });
  const shorter = [...bytes.keys()].map((end) => bytes.subarray(0, end));
  const tried = [...changed, ...shorter, Buffer.concat([bytes, Buffer.of(0)]), Buffer.alloc(64)];
  expect(tried.filter((forged) => addresses.find(forged.toString('base64url')) !== null)).toEqual([]);
  expect(['', 'guess', '../../etc/passwd', token.slice(1)].map(addresses.find)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('an address of another start of the program opens nothing', () => {
  const token = tokenOf(createFileAddresses().addressOf('/films/a.mp4'));
  expect(createFileAddresses().find(token)).toBeNull();
});
