import { expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { readAllowedOrigins } from './allowed-origins.ts';

test('origins are taken exactly as browsers write them', () => {
  const origins = ['https://app.example.org', 'http://localhost:3000', 'http://[::1]:8080'];
  expect([...readAllowedOrigins(origins)]).toEqual(origins);
});

test.each([
  ...['*', 'null', '', 'app.example.org', 'https://*.example.org', 'https://app.example.org/'],
  ...['https://app.example.org/studio', 'https://App.example.org', 'https://app.example.org:443'],
  ...['https://user@app.example.org', 'file:///home', 'https://a.example.org https://b.example.org'],
])('%j is refused', (origin) => {
  expect(() => readAllowedOrigins([origin])).toThrow(StudioError);
});
