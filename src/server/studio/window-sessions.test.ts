import { expect, test } from 'vitest';
import { createWindowSessions } from './window-sessions.ts';

test('an invitation works once, and what it gave goes on working', () => {
  const sessions = createWindowSessions();
  const invitation = sessions.invite();
  const secret = sessions.accept(invitation) ?? '';
  expect([sessions.accept(invitation), sessions.isKnown(secret), sessions.isKnown(invitation)]).toEqual([
    null,
    true,
    false,
  ]);
});

test('nothing is accepted that was not invited, and a newer invitation ends the older', () => {
  const sessions = createWindowSessions();
  expect(sessions.accept('')).toBeNull();
  const older = sessions.invite();
  const newer = sessions.invite();
  expect([sessions.accept(older), sessions.accept(`${newer}x`), sessions.isKnown('')]).toEqual([
    null,
    null,
    false,
  ]);
  expect(sessions.accept(newer)).not.toBeNull();
});

test('beyond fifty windows the oldest is shut out', () => {
  const sessions = createWindowSessions();
  const secrets = Array.from({ length: 51 }, () => sessions.accept(sessions.invite()) ?? '');
  expect(secrets.map((secret) => sessions.isKnown(secret))).toEqual([
    false,
    ...Array.from({ length: 50 }, () => true),
  ]);
});
