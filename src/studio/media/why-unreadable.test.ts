import { expect, test } from 'vitest';
import { whyUnreadable } from './why-unreadable.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

test.each([
  [
    'text',
    bytes('Dear all,\nthis is no film'),
    'is a text file, not a picture or sound; its name may be wrong',
  ],
  [
    'letters that are cut',
    bytes('caf\u00c3'),
    'is a text file, not a picture or sound; its name may be wrong',
  ],
  ['zeros', Buffer.alloc(50), /^holds nothing but zero bytes/],
  ['mp4 without its index', bytes('\0\0\0\u0020ftypisom\0\0\u0002\0'), /^is cut short: the end/],
  ['a web page', bytes('\n<!DOCTYPE html><html>'), /^is a web page/],
  ['SVG', bytes('<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns=""/>'), /^is an SVG drawing/],
  ['an office document', bytes('PK\u0003\u0004\u0014\0'), /^is a ZIP archive/],
  ['a damaged picture', bytes('\u0089PNG\r\n\u001a\n'), /^begins as media does/],
  ['noise', Buffer.from([1, 2, 3, 250, 0, 9]), null],
  ['nothing', Buffer.alloc(0), null],
])('%s is told by its beginning', (_what, head, why) => {
  const said = whyUnreadable(head);
  if (why instanceof RegExp) expect(said).toMatch(why);
  else expect(said).toBe(why);
});
