import { expect, test } from 'vitest';
import { INSTALL_ARGS } from './setup/packages.mjs';

test('set-up runs no script of any package, whatever npm it is', () => {
  expect(INSTALL_ARGS).toEqual(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
});
