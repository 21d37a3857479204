import { expect, test } from 'vitest';
import { checkAddress } from './address-guard.ts';

const names: Readonly<Record<string, readonly string[]>> = {
  'public.example': ['93.184.215.14', '2606:2800::1'],
  'inside.example': ['10.0.0.5'],
  'both.example': ['93.184.215.14', '127.0.0.1'],
};
const resolve = async (hostName: string) => names[hostName] ?? [];
const REFUSED = { code: 'address.refused' };

test.each([
  'http://127.0.0.1/',
  'http://localhost.:1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://017700000001/',
  'http://127.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fe80::1]/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'https://inside.example/',
  'https://both.example/',
  'ftp://public.example/',
  'file:///etc/passwd',
  'gopher://public.example/',
  'data:text/plain,x',
  'public.example',
  '',
  'https://user@public.example/',
  'https://user:pass@public.example/',
  'https://public.example:8443/',
  'http://public.example:22/',
  'http://8.8.8.8:6379/',
  'http://①②⑦.⓪.⓪.①/',
])('%s is refused', async (url) => {
  const local = async (hostName: string) => (hostName === 'localhost.' ? ['127.0.0.1'] : resolve(hostName));
  await expect(checkAddress(url, { resolve: local })).rejects.toMatchObject(REFUSED);
});

test('a public address passes with all that its name means', async () => {
  const { url, addresses } = await checkAddress('https://public.example/a?b', { resolve });
  expect([url.href, addresses]).toEqual(['https://public.example/a?b', ['93.184.215.14', '2606:2800::1']]);
  expect((await checkAddress('http://8.8.8.8/', { resolve })).addresses).toEqual(['8.8.8.8']);
});

test('only https passes where only https is wanted, but to places allowed', async () => {
  const rules = { resolve, httpsOnly: true };
  await expect(checkAddress('http://public.example/', rules)).rejects.toMatchObject(REFUSED);
  await checkAddress('https://public.example/', rules);
  await checkAddress('http://inside.example:9000/', { ...rules, allowAddresses: ['10.0.0.0/24:9000'] });
});

test('a name with one address inside is refused, even if another is allowed', async () => {
  const allowAddresses = ['93.184.215.14:8080'];
  await expect(checkAddress('http://both.example:8080/', { resolve, allowAddresses })).rejects.toMatchObject(
    REFUSED,
  );
});

test('an odd port passes where it is named', async () => {
  await checkAddress('https://public.example:8443/', { resolve, allowAddresses: ['public.example:8443'] });
});

test('a name nobody knows is no refusal: it may be known later', async () => {
  await expect(checkAddress('https://unknown.example/', { resolve })).rejects.toMatchObject({
    code: 'storage.failed',
    details: { isUnknownHost: true },
  });
});
