import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8 with its mark', Buffer.from('\ufeffhej\r\nå'), 'hej\nå'],
  [
    'UTF-16 with its mark',
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('hej\r\nå', 'utf16le')]),
    'hej\nå',
  ],
  [
    'UTF-16 without a mark',
    Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\n你好', 'utf16le'),
    '1\n00:00:01,000 --> 00:00:02,000\n你好',
  ],
  ['UTF-16 the other way round', utf16be('1\n00:01.000 --> 00:02.000\nå'), '1\n00:01.000 --> 00:02.000\nå'],
])('%s is read', (_what, bytes, text) => {
  expect(decodeText(bytes)).toEqual({ text, isGuessed: false });
});

test('what is neither is read as Windows-1252 and said to be guessed, unless the encoding is named', () => {
  const bytes = Buffer.from([0x70, 0xf8]); // "př" in Windows-1250
  expect(decodeText(bytes)).toEqual({ text: 'pø', isGuessed: true });
  expect(decodeText(bytes, 'windows-1250')).toEqual({ text: 'př', isGuessed: false });
  expect(() => decodeText(bytes, 'klingon')).toThrow(
    expect.objectContaining({
      code: 'request.invalid',
      message: 'klingon is no encoding of a text; name one such as windows-1250',
    }),
  );
});

test('a file of bytes is not taken for UTF-16', () => {
  expect(decodeText(new Uint8Array([0, 0, 0, 1, 0, 0, 2, 3])).text).toBe('\0\0\0\u0001\0\0\u0002\u0003');
});
