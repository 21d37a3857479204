import { expect, test } from 'vitest';
import { windowFile } from './window-files.ts';

test.each([
  ['/', '/app/index.html'],
  ['/assets/main.js', '/app/assets/main.js'],
  ['/assets/a%20b.css', '/app/assets/a b.css'],
])('%s is the file %s', (urlPath, path) => {
  expect(windowFile('/app', urlPath)?.path).toBe(path);
});

test.each(['/../secret', '/%2e%2e/secret', '/..%2fsecret', '/a/../../secret', '/a%00b', '/..\\secret', '/%'])(
  '%s is no file of the window',
  (urlPath) => {
    expect(windowFile('/app', urlPath)).toBeNull();
  },
);
